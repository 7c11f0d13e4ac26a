/** Loaded into a measured process: leaves a note of what it used when it ends. */
const { writeFileSync } = require('node:fs')
const path = require('node:path')
const { isMainThread } = require('node:worker_threads')

const folder = process.env['CONCORDAT_BENCH_NOTES']
if (isMainThread && folder !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const cpu = (userCPUTime + systemCPUTime) / 1e6
    const note = JSON.stringify({ cpu, memory: maxRSS / 1024 })
    writeFileSync(path.join(folder, `${process.pid}.json`), note)
  })
}
