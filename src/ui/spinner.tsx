import './spinner.css'

/** The turning ring alone, for beside a word. */
export const Spinner = () => <span class="spinner" aria-hidden="true" />

/** A place that is still being filled, with a word for it. */
export function Waiting({ children }: { children: string }) {
  return (
    <p class="spinner-line" role="status">
      <Spinner />
      {children}
    </p>
  )
}
