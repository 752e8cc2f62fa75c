/** The answer is yes until somebody has done something on this page. */
export function watchTouch(): () => boolean {
  let touched = false
  for (const name of ['pointerdown', 'keydown', 'input'])
    addEventListener(
      name,
      () => {
        touched = true
      },
      { once: true, capture: true },
    )
  return () => !touched
}
