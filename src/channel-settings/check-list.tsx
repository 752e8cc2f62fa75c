type Option<T extends string> = { value: T; label: string }

type Props<T extends string> = {
  legend: string
  options: readonly Option<T>[]
  chosen: readonly T[]
  onChange: (chosen: T[]) => void
}

/** Any of several, each a line big enough for a thumb. */
export function CheckList<T extends string>({ legend, options, chosen, onChange }: Props<T>) {
  const toggle = (value: T, on: boolean) =>
    onChange(options.map((one) => one.value).filter((one) => (one === value ? on : chosen.includes(one))))
  return (
    <fieldset class="check-list">
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} class="check-list-line">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
