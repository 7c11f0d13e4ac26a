import { ACTION_WORDS } from '../../src/registry/action-words.ts'
import { ACTIONS } from '../../src/registry/index.ts'

test('every action has words for people, which are not its name', () => {
  expect(ACTIONS.filter((action) => ACTION_WORDS[action] === undefined)).toEqual([])
  expect(Object.entries(ACTION_WORDS).filter(([, words]) => words.includes('.'))).toEqual([])
})
