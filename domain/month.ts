import { clockOf, momentOf } from './shanghai-time.ts'

// Months in Asia/Shanghai, as numbers: 202611.

/** The month in which a moment (Unix ms) lies. */
export function shanghaiMonth(at: number): number {
  const local = clockOf(at)
  return local.getUTCFullYear() * 100 + local.getUTCMonth() + 1
}

/** When a month begins, as Unix ms. */
export const monthStart = (month: number): number => momentOf(Date.UTC(Math.floor(month / 100), (month % 100) - 1))

export const monthAfter = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1)

export const monthBefore = (month: number): number => (month % 100 === 1 ? month - 89 : month - 1)

/** The months from one to another, both included; none when they stand the wrong way round. */
export function monthsBetween(from: number, to: number): number[] {
  const months: number[] = []
  for (let month = from; month <= to; month = monthAfter(month)) months.push(month)
  return months
}

/** 202611 as `2026-11`, as addresses carry it. */
export const monthText = (month: number): string => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`
