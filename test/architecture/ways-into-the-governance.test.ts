import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { createProgram } from '../../src/cli/program.ts'
import { packageRoot } from '../../src/package-root.ts'

const sources = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(packageRoot, 'src', name), 'utf8') }))

function filesWith(pattern: RegExp): readonly string[] {
  return sources
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name)
    .toSorted()
}

test('a version of the governance is written by the decisions of the process, and nowhere else', () => {
  expect(filesWith(/\brecord\.add\(/)).toEqual([
    'governance/breakdowns/breakdowns.ts',
    'governance/circles/change-filling.ts',
    'governance/constitution/constitutions.ts',
    'governance/constitution/renew-constitution.ts',
    'governance/elections/install-elected.ts',
    'governance/proposals/adopt.ts',
    'governance/proposals/strike.ts',
  ])
  expect(filesWith(/\bratifications\.(?:insert|replace|remove)/)).toEqual([
    'governance/circles/governance-record.ts',
    'governance/constitution/ratification.ts',
  ])
})

/** Commands that read or write the data folder themselves, as whoever has access to it; none of them decides anything. */
const AT_THE_DATA: Readonly<Record<string, readonly string[]>> = {
  'cli/commands/admin.ts': ['admin reset-password', 'admin rotate-key'],
  'cli/commands/backup.ts': ['admin backup', 'admin restore'],
  'cli/commands/export.ts': ['export'],
  // Archives are restored into an empty store only.
  'cli/commands/import.ts': ['import'],
  'cli/commands/serve.ts': ['serve'],
}
const DATA = /from '\.\.\/\.\.\/(?:main|backup|archives|open-data|rotate-signing-key)\.ts'/

function leaves(command: Command, path = ''): readonly string[] {
  return command.commands.flatMap((inner) => {
    const name = `${path} ${inner.name()}`.trim()
    return inner.commands.length === 0 ? [name] : leaves(inner, name)
  })
}

test('commands reach the governance through the interface alone, but for those that keep the data', () => {
  expect(leaves(createProgram())).toEqual(expect.arrayContaining(Object.values(AT_THE_DATA).flat()))
  const opening = filesWith(DATA).filter((name) => name.startsWith('cli/commands/'))
  expect(opening).toEqual(Object.keys(AT_THE_DATA))
})
