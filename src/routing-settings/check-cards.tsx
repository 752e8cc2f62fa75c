type Props = {
  legend: string
  note: string
  options: readonly { value: string; label: string }[]
  values: readonly string[]
  onChange: (values: string[]) => void
}

/** Any number of many, each a box big enough for a thumb; none chosen is no condition. */
export function CheckCards({ legend, note, options, values, onChange }: Props) {
  const toggle = (value: string, on: boolean) =>
    onChange(options.map((one) => one.value).filter((one) => (one === value ? on : values.includes(one))))
  return (
    <fieldset class="routing-checks">
      <legend>{legend}</legend>
      <p class="routing-note">{note}</p>
      <div class="routing-check-list">
        {options.map(({ value, label }) => (
          <label key={value} class="routing-check">
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
