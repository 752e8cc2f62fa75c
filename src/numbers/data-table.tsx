import type { ComponentChildren } from 'preact'

export type TableRow = { key: string; cells: readonly ComponentChildren[] }
type Props = { caption: string; heads: readonly string[]; rows: readonly TableRow[] }

/** Numbers in rows. On a narrow screen it scrolls by itself, by keyboard too; the first column stays. */
export function DataTable({ caption, heads, rows }: Props) {
  return (
    // A region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable).
    <section class="numbers-table" aria-label={caption} {...{ tabIndex: 0 }}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, i) => (
                <td key={heads[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
