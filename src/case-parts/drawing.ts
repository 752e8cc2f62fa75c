/**
 * One category's picture on a 48 × 48 tile, all in one ink: `soft` areas at a third of its strength, `solid` ones full,
 * `line` strokes of 2.6 with round ends. Values are SVG path data.
 */
export type Drawing = { soft?: string; solid?: string; line?: string }
