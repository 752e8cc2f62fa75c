/** The clock and the dice, so that tests can hold both. */
export type Environment = {
  /** Unix ms by this device's clock. */
  now: () => number
  /** Bytes from a cryptographic source. */
  random: (count: number) => Uint8Array
}

export const realEnvironment: Environment = {
  now: () => Date.now(),
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
}
