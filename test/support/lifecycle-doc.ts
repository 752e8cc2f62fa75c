import { ACT_NAMES, CASE_STATES, OBJECT_WITHIN_DAYS, TRANSITIONS } from '../../domain/lifecycle.ts'
import type { Role } from '../../domain/person.ts'
import { stateWords } from '../../src/case-parts/state-words.ts'
import { words } from '../../src/desk/words.ts'

type Row = (typeof TRANSITIONS)[keyof typeof TRANSITIONS]

const ROLE_WORDS: Record<Role, string> = {
  reporter: '上报人',
  grid_leader: '网格长',
  handler: '处置员',
  supervisor: '监督员',
  admin: '管理员',
}
const PART_WORDS = {
  reporter: '上报人',
  follower: '上报人、并入的上报人、我也看到的人',
  handler: '自己任务的处置员',
  neighbour: '其他居民',
} as const

const HEAD = `# The life of a case

Printed from \`domain/lifecycle.ts\` by \`npm run docs\`; a test fails when the two differ. Page and server ask the same table.

| step | 中文 | from | to | who | and only |
|---|---|---|---|---|---|
`

/** `docs/lifecycle.md`, made from the table itself. */
export const lifecycleDoc = (): string => `${HEAD}${ACT_NAMES.map(line).join('\n')}\n${states()}`

function line(act: keyof typeof TRANSITIONS): string {
  const row: Row = TRANSITIONS[act]
  const from = row.from.map((state) => stateWords[state]).join('、')
  return `| \`${act}\` | ${words.acts[act]} | ${from} | ${toWords(row)} | ${whoWords(row)} | ${conditions(row).join('; ')} |`
}

function toWords(row: Row): string {
  switch (row.to) {
    case 'same':
      return 'the same'
    case 'tasks':
      return `${stateWords[row.alone]}; with several tasks wherever they stand together`
    case 'before_merge':
      return 'what it was before'
    case 'rework':
      return `${stateWords.in_progress} (返工); ${stateWords.submitted} where nobody was sent`
    case 'heard':
      return `${stateWords.awaiting_verification} from ${stateWords.closed}, else ${stateWords.submitted}`
    default:
      return stateWords[row.to]
  }
}

const whoWords = ({ by }: Row): string =>
  'own' in by && by.own ? PART_WORDS[by.own] : (by.posts ?? []).map((role) => ROLE_WORDS[role]).join('、')

function conditions(row: Row): string[] {
  return [
    ...('needs' in row ? [`${row.needs.join(' and ')} known`] : []),
    ...('notOwnWork' in row ? ['not the own work'] : []),
    ...('notWhileFollowed' in row ? ['nothing is merged into it'] : []),
    ...('withinDays' in row ? [`within ${OBJECT_WITHIN_DAYS} days of the end`] : []),
  ]
}

const states = (): string =>
  `\n## States\n\n${CASE_STATES.map((state) => `- \`${state}\` ${stateWords[state]}`).join('\n')}\n`
