/**
 * `npm run generate`: writes the files that follow from others. With `--check` it writes nothing, and ends
 * with status 1 when a file is not as it would be written.
 *
 * A generator answers a map from path (relative to the project's root) to text, and the folders that hold
 * nothing but its files. To add one, put it into `scripts/generators` and into the list.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

register('./generators/typescript-hooks.mjs', import.meta.url)
const { generateRulePages } = await import('./generators/rule-pages.mjs')
const { generateChangePages } = await import('./generators/change-pages.mjs')
const { generateProfilePages } = await import('./generators/profile-pages.mjs')
const { generateFactPages } = await import('./generators/fact-pages.mjs')
const { generatePolicySchemas } = await import('./generators/policy-schemas.mjs')
const { generateWebApiTypes } = await import('./generators/web-api-types.mjs')

const GENERATORS = [
  generateRulePages,
  generateProfilePages,
  generateChangePages,
  generateFactPages,
  generatePolicySchemas,
  generateWebApiTypes,
]

const root = fileURLToPath(new URL('..', import.meta.url))
const check = process.argv.includes('--check')
const differing = []

for (const generate of GENERATORS) {
  const { files, folders } = await generate()
  for (const [file, text] of files) {
    const target = path.join(root, file)
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
    differing.push(file)
    if (check) continue
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
  for (const stale of folders.flatMap(filesIn).filter((file) => !files.has(file))) {
    differing.push(stale)
    if (!check) rmSync(path.join(root, stale))
  }
}

if (check && differing.length > 0) {
  console.error(`Not as generated: ${differing.join(', ')}. Run \`npm run generate\`.`)
  process.exitCode = 1
}

function filesIn(folder) {
  const entries = existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : []
  return entries.map((name) => `${folder}/${name}`)
}
