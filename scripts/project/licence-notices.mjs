import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const PACKAGE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/** Writes the licences of all packages that a bundle holds to `THIRD-PARTY-LICENCES.txt` beside it. */
export function licenceNotices() {
  return {
    name: 'licence-notices',
    generateBundle() {
      const folders = [...this.getModuleIds()].map((id) => PACKAGE.exec(id)?.[1])
      const notices = [...new Set(folders)].filter((folder) => folder !== undefined).map(noticeOf)
      const source = notices.sort().join(`\n${'-'.repeat(80)}\n\n`)
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENCES.txt', source })
    },
  }
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  )
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry))
  const text =
    file === undefined ? '' : `\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`
  return `${name} ${version} (${license})\n${text}`
}
