/** A cell of a list: text, a number, a share (0…1), a moment (Unix ms), or nothing. */
export type Cell =
  | { is: 'text'; text: string }
  | { is: 'number'; value: number }
  | { is: 'share'; value: number }
  | { is: 'moment'; at: number }
  | { is: 'empty' }

export const EMPTY: Cell = { is: 'empty' }
export const text = (value: string | null): Cell =>
  value === null || value === '' ? EMPTY : { is: 'text', text: value }
export const number = (value: number | null): Cell => (value === null ? EMPTY : { is: 'number', value })
export const share = (value: number | null): Cell => (value === null ? EMPTY : { is: 'share', value })
export const moment = (at: number | null): Cell => (at === null ? EMPTY : { is: 'moment', at })

/** A column of a list: its heading, its width in characters, and what it says of one thing. */
export type Column<Row> = { heading: string; width: number; cell: (row: Row) => Cell }
