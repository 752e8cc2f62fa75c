/** The same entries with other words: what a second language has to supply. */
export type Wording<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Wording<T[K]>
}

/** A feature's words: Chinese always, English where somebody has written it. */
export type Catalogue<T> = { zh: T; en?: Wording<T> }

/** The page's language as its `<html lang>` says; Chinese outside a page. */
const documentLanguage = (): string => (typeof document === 'undefined' ? 'zh-CN' : document.documentElement.lang)

/**
 * Picks the wording for the page's language. A language nobody has written yet falls back to Chinese.
 * @param language a BCP 47 tag; the page's own by default
 */
export function speak<T>(catalogue: Catalogue<T>, language = documentLanguage()): Wording<T> {
  const isEnglish = language.toLowerCase().startsWith('en')
  if (isEnglish && catalogue.en) return catalogue.en
  return catalogue.zh as Wording<T> // every T is a Wording of itself; the compiler cannot see through the mapped type
}
