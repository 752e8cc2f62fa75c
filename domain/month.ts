const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** When a month (202611) begins in Asia/Shanghai, as Unix ms. */
export const monthStart = (month: number): number =>
  Date.UTC(Math.floor(month / 100), (month % 100) - 1) - SHANGHAI_OFFSET_MS

export const monthAfter = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1)

/** 202611 as `2026-11`, as addresses carry it. */
export const monthText = (month: number): string => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`
