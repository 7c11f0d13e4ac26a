import type { FactDeclaration } from './gate-facts.ts'

/** The facts `compatibility.*` and `successor.*`; what fills them is `compatibility-facts.ts`. */
export const COMPATIBILITY_FACTS = {
  'compatibility.level': {
    type: 'string',
    meaning: 'The level that is required towards the versions before it, such as backward.',
  },
  'compatibility.verdict': {
    type: 'string',
    meaning:
      'identical, compatible, breaking or indeterminate at that level; compatible for a first version.',
  },
  'compatibility.against': {
    type: 'list',
    meaning: 'The versions that it was compared with, newest first; empty for a first version.',
  },
  'compatibility.breaking': { type: 'number', meaning: 'How many changes break somebody.' },
  'compatibility.mayBreak': { type: 'number', meaning: 'How many changes may break somebody.' },
  'compatibility.notCompared': {
    type: 'number',
    meaning: 'How many parts could not be compared.',
  },
  'compatibility.recommendedBump': {
    type: 'string',
    meaning:
      'The step of the version number that the changes deserve: none, patch, minor or major.',
  },
  'compatibility.givenBump': {
    type: 'string',
    meaning: 'The step that the version number takes; empty where that cannot be said.',
  },
  'compatibility.advice': {
    type: 'string',
    meaning:
      'honest, version-too-low, version-too-high or not-comparable; empty where nothing was compared.',
  },
  'compatibility.brokenConsumers': {
    type: 'list',
    meaning: 'Consumers of the versions before it that it breaks, by what they use.',
  },
  'compatibility.maybeBrokenConsumers': {
    type: 'list',
    meaning: 'Consumers that it may break, where what they use is not known in full.',
  },
  'successor.version': {
    type: 'string',
    meaning: 'The highest higher version that may be called, as version.successorInService.',
  },
  'successor.verdict': {
    type: 'string',
    meaning: 'How that version follows this one: identical, compatible, breaking or indeterminate.',
  },
  'successor.brokenConsumers': {
    type: 'list',
    meaning: 'Consumers of this version that the successor breaks, by what they use.',
  },
} as const satisfies Record<string, FactDeclaration>
