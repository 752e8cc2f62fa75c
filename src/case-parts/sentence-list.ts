/** Whether the text already holds this sentence as a part of its own. */
export const hasSentence = (text: string, sentence: string): boolean => parts(text).includes(sentence)

/** Adds the sentence after what is written, or takes it out again; the person's own words stay. */
export function toggleSentence(text: string, sentence: string): string {
  const now = parts(text)
  return (now.includes(sentence) ? now.filter((part) => part !== sentence) : [...now, sentence]).join('；')
}

const parts = (text: string): string[] =>
  text
    .split('；')
    .map((part) => part.trim())
    .filter((part) => part !== '')
