/** JSON columns are text, so that SQLite and PostgreSQL hold the same; this is the one place that writes and reads them. */
export const encodeJson = (value: unknown): string => JSON.stringify(value)

/** Reads back what `encodeJson` wrote from a checked value of this type; the database holds nothing else. */
export const decodeJson = <T>(text: string): T => JSON.parse(text) as T
