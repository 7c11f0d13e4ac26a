/** Loaded into a measured process: leaves a note of what it used when it ends. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { isMainThread } from 'node:worker_threads'

const folder = process.env['CONCORDAT_BENCH_NOTES']
if (isMainThread && folder !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const cpu = (userCPUTime + systemCPUTime) / 1e6
    const note = JSON.stringify({ cpu, memory: maxRSS / 1024 })
    writeFileSync(path.join(folder, `${process.pid}.json`), note)
  })
}
