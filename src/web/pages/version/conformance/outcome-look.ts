import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconHandStop,
  IconHelpCircle,
  IconInfoCircle,
  IconMinus,
  type Icon,
} from '@tabler/icons-react'
import type { AssertionOutcome } from '../../../api/schemas.ts'
import type { Tone } from '../../../theme.ts'

/** What came of an assertion, for a reader who does not know the words of the standard's tools. */
export const OUTCOMES = [
  'failed',
  'warning',
  'unchecked',
  'heldBack',
  'noted',
  'passed',
  'notApplicable',
  'nothingThere',
] as const
export type Outcome = (typeof OUTCOMES)[number]

interface OutcomeLook {
  readonly word: string
  readonly meaning: string
  readonly tone: Tone
  readonly icon: Icon
}

export const OUTCOME_LOOKS: Readonly<Record<Outcome, OutcomeLook>> = {
  failed: {
    word: 'Failed',
    meaning: 'The contract breaks a requirement of the profile.',
    tone: 'bad',
    icon: IconCircleX,
  },
  warning: {
    word: 'Not as recommended',
    meaning: 'The profile recommends something else; that is no breach.',
    tone: 'warn',
    icon: IconAlertTriangle,
  },
  unchecked: {
    word: 'Not checked',
    meaning: 'It was not judged, or not all of it. Why stands beside it; it never counts as held.',
    tone: 'warn',
    icon: IconHelpCircle,
  },
  heldBack: {
    word: 'Held back',
    meaning: 'Another assertion has to hold first, and does not.',
    tone: 'warn',
    icon: IconHandStop,
  },
  noted: {
    word: 'Noted',
    meaning: 'Something is used that the profile leaves to agreement. It judges nothing.',
    tone: 'info',
    icon: IconInfoCircle,
  },
  passed: {
    word: 'Passed',
    meaning: 'The contract keeps the requirement.',
    tone: 'good',
    icon: IconCircleCheck,
  },
  notApplicable: {
    word: 'Does not apply',
    meaning: 'The contract has nothing that the requirement is about.',
    tone: 'mute',
    icon: IconMinus,
  },
  nothingThere: {
    word: 'Nothing to judge',
    meaning: 'The contract has no such part at all: no port, or no imports, say.',
    tone: 'mute',
    icon: IconCircleDashed,
  },
}

/** What a reader should look at first. */
const CALLS_FOR_A_LOOK: ReadonlySet<Outcome> = new Set([
  'failed',
  'warning',
  'unchecked',
  'heldBack',
])

export function outcomeOf({ result, type, unchecked }: AssertionOutcome): Outcome {
  switch (result) {
    case 'failed':
      return 'failed'
    case 'prereqFailed':
      return 'heldBack'
    case 'warning':
      return 'warning'
    case 'passed':
    case 'notApplicable':
    case 'missingInput':
      if (unchecked !== undefined) return 'unchecked'
      if (result === 'passed') return type === 'informational' ? 'noted' : 'passed'
      return result === 'notApplicable' ? 'notApplicable' : 'nothingThere'
  }
}

/** The outcomes that are left out at first: what is well, where there is anything else. */
export function hiddenAtFirst(assertions: readonly AssertionOutcome[]): ReadonlySet<Outcome> {
  const there = new Set(assertions.map(outcomeOf))
  const isWell = ![...there].some((outcome) => CALLS_FOR_A_LOOK.has(outcome))
  return new Set(isWell ? [] : OUTCOMES.filter((outcome) => !CALLS_FOR_A_LOOK.has(outcome)))
}
