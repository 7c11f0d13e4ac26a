import { spawnSync } from 'node:child_process'
import { packageRoot } from '../../src/package-root.ts'

/** Rules that eslint reports for this text, were it the content of this file, by line. */
function reported(file: string, lines: readonly string[]): string[] {
  const eslint = 'node_modules/eslint/bin/eslint.js'
  const args = [eslint, '--stdin', '--stdin-filename', file, '--format', 'json']
  const run = spawnSync(process.execPath, args, {
    cwd: packageRoot,
    // Otherwise typescript-eslint takes the file's text from the disk and not from standard input.
    env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' },
    input: lines.join('\n'),
    encoding: 'utf8',
  })
  const [result] = JSON.parse(run.stdout) as [{ messages: { ruleId: string; line: number }[] }]
  return result.messages
    .filter(({ ruleId }) => ruleId.startsWith('no-restricted'))
    .map(({ ruleId, line }) => `${lines[line - 1] ?? ''}: ${ruleId}`)
}

const IMPURE = [
  ['process.exit()', 'no-restricted-globals'],
  ['console.log()', 'no-restricted-globals'],
  ['fetch("http://127.0.0.1")', 'no-restricted-globals'],
  ['performance.now()', 'no-restricted-globals'],
  ['setTimeout(() => 1)', 'no-restricted-globals'],
  ['Date.now()', 'no-restricted-properties'],
  ['Math.random()', 'no-restricted-properties'],
  ['new Date()', 'no-restricted-syntax'],
] as const
const PURE = ['new Date("2026-01-01")', 'Math.max(1, 2)']

it.each([
  'src/contracts/index.ts',
  'src/messages/index.ts',
  'src/rules/index.ts',
  'src/expressions/index.ts',
])('in %s the clock, chance, output, network and process are out of reach', (file) => {
  const lines = [...IMPURE.map(([line]) => line), ...PURE]
  expect(reported(file, lines)).toEqual(IMPURE.map(([line, rule]) => `${line}: ${rule}`))
})

it('outside the engine they are allowed', () => {
  expect(
    reported(
      'src/store/index.ts',
      IMPURE.map(([line]) => line),
    ),
  ).toEqual([])
})
