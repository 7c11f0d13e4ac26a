import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/package-root.ts'

/** A project that has installed the package as `npm pack` makes it, with the dependencies of this checkout. */
let folder: string

interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(command: string, args: readonly string[], cwd = folder): Run {
  const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env })
  return { status, stdout, stderr }
}

beforeAll(() => {
  if (!existsSync(join(packageRoot, 'dist'))) throw new Error('run `npm run build` first')
  folder = mkdtempSync(join(tmpdir(), 'concordat-packed-'))
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]
  const tarball = run('npm', pack, packageRoot).stdout.trim()
  const installed = join(folder, 'node_modules/concordat')
  mkdirSync(installed, { recursive: true })
  run('tar', ['xzf', tarball, '--strip-components=1', '-C', installed])
  symlinkSync(join(packageRoot, 'node_modules'), join(installed, 'node_modules'))
  copyFileSync(
    join(packageRoot, 'specs/samples/sales/orders/1.0.0/orders.wsdl'),
    join(folder, 'orders.wsdl'),
  )
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('judges contracts as a library, by the very example of the README', () => {
  const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8')
  const [, example = ''] = /```js\n(.*?)```/s.exec(readme) ?? []
  writeFileSync(join(folder, 'example.js'), example)
  const { status, stdout } = run(process.execPath, ['example.js'])
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'pass 0\n' })
})

it('is typed for those who use it', () => {
  writeFileSync(
    join(folder, 'typed.ts'),
    [
      "import { lint, type LintResult } from 'concordat'",
      "const result: LintResult = await lint({ name: 'orders.wsdl', text: '' })",
      "const verdict: 'pass' | 'fail' | 'indeterminate' | 'unreadable' = result.verdict",
      '// @ts-expect-error there is no such verdict',
      "export const isGood = verdict === 'good'",
    ].join('\n'),
  )
  const compiler = join(packageRoot, 'node_modules/typescript/bin/tsc')
  const flags = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'es2022',
  ]
  const types = ['--types', 'node', '--typeRoots', join(packageRoot, 'node_modules/@types')]
  const { status, stdout } = run(process.execPath, [compiler, ...flags, ...types, 'typed.ts'])
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
})

it('brings the command and the documents that it needs', () => {
  const command = 'node_modules/concordat/dist/cli/concordat.js'
  const { status, stdout } = run(process.execPath, [command, 'lint', 'orders.wsdl'])
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: 'orders.wsdl  wsdl-1.1  pass\n\n1 pass; 0 errors, 0 warnings, 0 infos, 0 hints\n',
  })
})

it('starts with code that was compiled when it was built, and without it where V8 does not accept that', () => {
  const command = 'node_modules/concordat/dist/cli/concordat.js'
  const compiled = `node_modules/concordat/dist/compiled/${process.version}-${process.arch}`
  // V8 then prints a line for each code that it takes over, of Node as well, and for each that it does not accept.
  const lint = ['--profile-deserialization', command, 'lint', 'orders.wsdl']
  const takenOver = ({ stdout }: Run) => stdout.match(/^\[Deserializing from /gm)?.length ?? 0
  const refused = ({ stdout }: Run) => stdout.match(/^\[Cached code failed check/gm)?.length ?? 0
  const verdict = '1 pass; 0 errors, 0 warnings, 0 infos, 0 hints'

  const withIt = run(process.execPath, lint)
  expect(withIt.stdout).toContain(verdict)

  for (const file of readdirSync(join(folder, compiled))) {
    writeFileSync(join(folder, compiled, file), 'what no V8 has written')
  }
  const withoutIt = run(process.execPath, lint)
  expect(withoutIt.stdout).toContain(verdict)
  const bundles = takenOver(withIt) - takenOver(withoutIt)
  expect(bundles).toBeGreaterThan(10)
  // Some it refuses anyway: those asked for after a flag of V8 was set, as for a single contract in XML.
  expect(bundles).toBe(refused(withoutIt) - refused(withIt))
})

it('leaves out what only development needs', () => {
  const installed = join(folder, 'node_modules/concordat')
  expect(
    ['src', 'test', 'scripts', '.ci'].filter((name) => existsSync(join(installed, name))),
  ).toEqual([])
})
