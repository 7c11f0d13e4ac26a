import { mkdir } from 'node:fs/promises'
import { missingParts } from './missing-parts.mjs'
import { notesFolder, projectRoot } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { PreparationError } from './preparation-error.mjs'
import { runTests } from './run-tests.mjs'
import { runTool } from './run-tool.mjs'
import { listenForStop } from './stop-requests.mjs'

const TYPESCRIPT = 'node_modules/typescript/bin/tsc'

const LINT = {
  title: 'lint',
  tool: 'node_modules/eslint/bin/eslint.js',
  args: ['--max-warnings', '0', '.'],
}
const DEAD_CODE = { title: 'dead code', tool: 'node_modules/knip/bin/knip.js', args: [] }

/**
 * The checks before the tests, as two rows that run side by side, since each tool keeps one core busy:
 * lint alone takes about as long as the others together.
 */
const ROWS = [
  [LINT, DEAD_CODE],
  [
    { title: 'format', tool: 'node_modules/prettier/bin/prettier.cjs', args: ['--check', '.'] },
    { title: 'types of src', tool: TYPESCRIPT, args: ['--noEmit', '-p', '.'] },
    { title: 'types of test', tool: TYPESCRIPT, args: ['--noEmit', '-p', 'test'] },
    { title: 'types of src/web', tool: TYPESCRIPT, args: ['--noEmit', '-p', 'src/web'] },
    {
      title: 'direction of imports',
      tool: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      args: ['--config', '.dependency-cruiser.cjs', 'src'],
    },
    { title: 'generated files', tool: 'scripts/generate.mjs', args: ['--check'] },
  ],
]

/**
 * Runs every check and every test, and goes on after a failure so that one run shows everything. The
 * closing line counts checks and tests together; the exit status is 1 when one of them failed.
 *
 * @param {readonly string[]} jestArgs when given, only jest runs, with these arguments
 */
export async function runChecks(jestArgs) {
  const stop = listenForStop()
  try {
    const outcomes = await runAll(jestArgs, stop.signal)
    if (!stop.signal.aborted) return report(outcomes, jestArgs.length === 0)
  } catch (error) {
    if (!stop.signal.aborted && !(error instanceof PreparationError)) throw error
    if (!stop.signal.aborted) {
      console.error(error.message)
      process.exit(2)
    }
  }
  process.exit(stop.exitCode())
}

async function runAll(jestArgs, signal) {
  await prepare({ signal, needsBuild: false })
  await mkdir(notesFolder, { recursive: true })
  const runsEverything = jestArgs.length === 0
  const outcomes = runsEverything ? await runRows(signal) : []
  outcomes.push(await timed('build', () => attemptBuild(signal)))
  outcomes.push(await timed('tests', () => runTests(jestArgs, signal)))
  return outcomes
}

/** Waits for every row also when one is stopped, so that no tool outlives the run. */
async function runRows(signal) {
  const rows = await Promise.allSettled(
    ROWS.map(async (checks) => {
      const outcomes = []
      for (const check of checks) outcomes.push(await runCheck(check, signal))
      return outcomes
    }),
  )
  const stopped = rows.find((row) => row.status === 'rejected')
  if (stopped !== undefined) throw stopped.reason
  return rows.flatMap((row) => row.value)
}

function runCheck({ title, tool, args }, signal) {
  return timed(title, async () => {
    const { code, output } = await runTool(projectRoot + tool, args, { cwd: projectRoot, signal })
    if (code !== 0) console.log(`\n${title}:\n${output.trimEnd()}`)
    return outcomeOf(code === 0)
  })
}

/** The browser and command line tests run what users run; a failed build is one failed check. */
async function attemptBuild(signal) {
  try {
    await prepare({ signal })
    return outcomeOf(true)
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error
    console.log(error.message)
    return outcomeOf(false)
  }
}

function outcomeOf(isFine) {
  return { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0, skippedGroups: [] }
}

async function timed(title, work) {
  console.log(`▶ ${title}`)
  const begun = performance.now()
  const outcome = await work()
  const seconds = (performance.now() - begun) / 1000
  console.log(`${outcome.failed === 0 ? '✓' : '✗'} ${title} (${seconds.toFixed(1)} s)`)
  return { title, seconds, ...outcome }
}

function report(outcomes, showsMissingParts) {
  console.log('\nSummary')
  for (const { title, seconds, failed } of outcomes) {
    console.log(
      `  ${failed === 0 ? '✓' : '✗'} ${title.padEnd(22)} ${seconds.toFixed(1).padStart(6)} s`,
    )
  }
  const groups = outcomes.flatMap((outcome) => outcome.skippedGroups)
  for (const group of groups) console.log(`  skipped: ${group.name} (${group.count})`)
  const isCi = process.env['CI'] === 'true'
  let refused = 0
  for (const { part, remedy, isRequiredInCi } of showsMissingParts ? missingParts() : []) {
    console.log(`  not run here: ${part}: ${remedy}`)
    if (isCi && isRequiredInCi) refused += 1
  }
  if (refused > 0) console.log('  In CI these may not be missing, so this run has failed.')
  const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0)
  const failed = total('failed') + refused
  console.log(`\n${total('passed')} passed, ${failed} failed, ${total('skipped')} skipped`)
  process.exitCode = failed > 0 ? 1 : 0
}
