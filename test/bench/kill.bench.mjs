/** A server killed again and again while services are registered: nothing that it acknowledged may be lost. */
import { spawn } from 'node:child_process'
import { PROJECT } from './product.mjs'

const REGISTRATIONS = process.env['CONCORDAT_BENCH_REGISTRATIONS'] ?? '5000'
const KILLS = process.env['CONCORDAT_BENCH_KILLS'] ?? '20'

/** The test that continuous integration runs with 300 registrations and 3 kills. */
export async function bench() {
  const jest = ['--experimental-vm-modules', `${PROJECT}node_modules/jest/bin/jest.js`]
  const child = spawn(process.execPath, [...jest, 'test/reliability/killed.test.ts'], {
    cwd: PROJECT,
    stdio: 'inherit',
    env: { ...process.env, KILL_TEST_REGISTRATIONS: REGISTRATIONS, KILL_TEST_KILLS: KILLS },
  })
  const status = await new Promise((resolve) => child.once('exit', resolve))
  if (status !== 0) process.exitCode = 1
}
