/** What Playwright turns off by itself; a browser heeds only the last list it is given, so it has to stand in ours too. */
const BY_PLAYWRIGHT = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
]

/**
 * The list under the address bar is a page of its own since Chromium 156, two for every window, also where nobody sees the bar:
 * a browser with four windows took 15 seconds of processor time with them, and takes 6 without.
 */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup']

/** A process started in advance for a page that may never come: 5.2 seconds became 4.6 in the same four windows. */
const IN_ADVANCE = ['SpareRendererForSitePerProcess']

/** Features of Chromium that nothing here needs. */
export const TURNED_OFF: readonly string[] = [...BY_PLAYWRIGHT, ...ADDRESS_BAR, ...IN_ADVANCE]
