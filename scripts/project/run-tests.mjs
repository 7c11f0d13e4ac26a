import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { findChromium } from './missing-parts.mjs'
import { notesFolder, projectRoot } from './paths.mjs'

const resultsFile = `${notesFolder}/test-results.json`

/**
 * Runs jest and counts what it did. A file that could not be loaded, no test at all and a jest that
 * ended badly each count as a failure.
 *
 * @param {readonly string[]} args for jest
 * @param {AbortSignal} signal
 * @returns {Promise<{ passed: number, failed: number, skipped: number, skippedGroups: { name: string, count: number }[] }>}
 */
export async function runTests(args, signal) {
  await rm(resultsFile, { force: true })
  const code = await runJest(args, signal)
  const results = await readResults()
  if (results === undefined || results.numTotalTests === 0) {
    console.log('No test was run; that is a failure.')
    return { passed: 0, failed: 1, skipped: 0, skippedGroups: [] }
  }
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
    skippedGroups: skippedGroups(results),
  }
}

function runJest(args, signal) {
  const jest = `${projectRoot}node_modules/jest/bin/jest.js`
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  const output = ['--json', `--outputFile=${resultsFile}`]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, jest, ...output, ...args], {
      cwd: projectRoot,
      env: {
        ...process.env,
        CHROMIUM_PATH: findChromium() ?? '',
        NODE_ENV: 'test',
        // The servers that tests start hand their environment on, and each is to keep its own data.
        MONGODB_URI: '',
        TEST_MONGODB_URI: process.env['MONGODB_URI'] ?? '',
      },
      // jest reports to standard error; its standard output would repeat the results as JSON.
      stdio: ['ignore', 'ignore', 'inherit'],
      signal,
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

async function readResults() {
  try {
    return JSON.parse(await readFile(resultsFile, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Skipped tests by file and outermost title, so that a skipped part is named and not only counted. */
function skippedGroups(results) {
  const counts = new Map()
  for (const file of results.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed' || test.status === 'failed') continue
      const title = test.ancestorTitles[0] ?? test.title
      const name = `${file.name.slice(projectRoot.length)} › ${title}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return [...counts].map(([name, count]) => ({ name, count }))
}
