import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { createProgram } from '../../src/cli/program.ts'
import { packageRoot } from '../../src/package-root.ts'
import { shippedPolicyIds } from '../../src/shipped/policies.ts'

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/from-draft-to-operation.md',
  'docs/glossary.md',
  'docs/governance.md',
  'docs/messages.md',
  'docs/process-map.md',
  'docs/project-file.md',
  'docs/reports.md',
  'docs/what-users-ask-for.md',
  'docs/ws-i-differences.md',
  ...readdirSync(join(packageRoot, 'docs/adr')).map((name) => `docs/adr/${name}`),
]
const README = read('README.md')

/** All matches of a pattern's first group, each once. */
function every(pattern: RegExp, text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort()
}

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document)

  it('links to files that exist', () => {
    const targets = every(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g, text)
    expect(targets.filter((it) => !existsSync(join(packageRoot, dirname(document), it)))).toEqual(
      [],
    )
  })

  it('names files and folders that exist', () => {
    const folders = 'src|test|scripts|specs|policies|docs|\\.ci'
    const named = every(new RegExp(`\`((?:${folders})/[^\`\\s<>*:]+)\``, 'g'), text)
    expect(named.filter((it) => !existsSync(join(packageRoot, it)))).toEqual([])
  })

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    expect(every(/npm run ([\w:-]+)/g, text).filter((name) => !(name in scripts))).toEqual([])
  })

  it('shows code that stands in the file it names', () => {
    const unindented = (code: string): string => code.replace(/^\s+/gm, '').trim()
    for (const [, file = '', code = ''] of text.matchAll(/```\w+ title="([^"]+)"\n(.*?)```/gs)) {
      expect(unindented(read(file))).toContain(unindented(code))
    }
  })
})

describe('command lines', () => {
  const documents = readdirSync(join(packageRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
  const shown = ['README.md', 'CONTRIBUTING.md', ...documents].flatMap((document) =>
    shellLines(read(document)).map((line) => [document, line] as const),
  )

  it('stand in many documents', () => {
    expect(new Set(shown.map(([document]) => document)).size).toBeGreaterThan(15)
  })

  it.each(shown)('%s: %s', (_document, line) => {
    const program = withoutActions(createProgram())
    const words = shellWords(line.replace(/^.*?(?<!\S)concordat /, ''))
    expect(() => program.parse(words, { from: 'user' })).not.toThrow()
  })
})

/** The lines of a document's shell blocks that run the command, each joined with those that continue it. */
function shellLines(text: string): readonly string[] {
  return [...text.matchAll(/^ *```(?:sh|console)\n(.*?)^ *```/gms)]
    .flatMap(([, block = '']) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
    .filter((line) => /^\s*(?:[A-Z_]+=\S+ |npx |\S+ \S+ \| )?concordat /.test(line))
    .map((line) => line.trim())
}

/** The words of a command line up to what ends it: a comment, a pipe, a redirection or another command. */
function shellWords(line: string): readonly string[] {
  const words = line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)
  const read: string[] = []
  for (const [, double, single, bare = ''] of words) {
    if (/^(?:#|\||&&|>|;)/.test(bare)) break
    read.push(double ?? single ?? bare)
  }
  return read
}

/** The program with commands that read their arguments and do nothing; what is wrong with them is thrown. */
function withoutActions(command: Command): Command {
  command.exitOverride().configureOutput({ writeErr: () => undefined })
  if (command.parent !== null) command.action(() => undefined)
  command.commands.forEach(withoutActions)
  return command
}

describe('the README', () => {
  it('lists every environment variable that is read, and no other', () => {
    const sources = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('web'))
      .map((name) => read(`src/${name}`))
    const inMain = every(/\b(?:text|whole|oneOf)\('([A-Z_]+)'/g, read('src/configuration.ts'))
    const elsewhere = sources.flatMap((text) => every(/process\.env\['([A-Z_]+)'\]/g, text))
    const asked = [...new Set([...inMain, ...elsewhere])].sort()
    expect(every(/^\| `([A-Z_]+)` /gm, README)).toEqual(asked)
  })

  it('lists every command, and no other', () => {
    const commands = createProgram().commands.map((command) => command.name())
    expect(every(/^\| `concordat ([a-z-]+)/gm, README)).toEqual(commands.sort())
  })

  it('lists every policy that ships, and no other', () => {
    const table = README.split('## Policies')[1]?.split('\n\n')[1] ?? ''
    expect(every(/`([a-z][a-z0-9.-]+)`/g, table)).toEqual([...shippedPolicyIds()].sort())
  })
})
