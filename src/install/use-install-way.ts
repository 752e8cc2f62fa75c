import { useEffect, useState } from 'preact/hooks'
import { installOffer, onInstallOffer } from './install-prompt.ts'
import { type InstallWay, installWay } from './install-way.ts'

const STANDALONE = '(display-mode: standalone)'

function wayNow(): InstallWay {
  // navigator.standalone is iOS' own; lib.dom does not know it.
  const isIosApp = (navigator as { standalone?: boolean }).standalone === true
  return installWay({
    standalone: isIosApp || matchMedia(STANDALONE).matches,
    offered: installOffer() !== null,
    userAgent: navigator.userAgent,
    maxTouchPoints: navigator.maxTouchPoints,
  })
}

/** How to install from here; changes when the browser makes its offer or the app has been installed. */
export function useInstallWay(): InstallWay {
  const [way, setWay] = useState(wayNow)
  useEffect(() => onInstallOffer(() => setWay(wayNow())), [])
  return way
}
