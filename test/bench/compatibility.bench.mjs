/** Pairs of large descriptions, one process each: real versions, and one with many small edits of shared schemas. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { load } from 'js-yaml'
import { github, largeWsdl, stripe, WORK, wsdlOf } from './documents.mjs'
import { measure, measureProgram, report } from './measure.mjs'
import { installDiffer } from './peers.mjs'
import { COMMAND } from './product.mjs'

const diff = (before, after) => [
  COMMAND,
  ...['diff', before, after, '--format', 'json', '--fail-on', 'never'],
]
const EDITS = 102

export async function bench({ withPeers }) {
  const peer = withPeers ? installDiffer() : undefined
  const rows = [
    ['GitHub 22 → 23, 13 MB JSON', github('22.0.0'), github(), { wall: 1.5, memory: 700 }],
    ['GitHub 23 with itself', github(), github(), {}],
  ]
  const file = stripe()
  if (file !== undefined) {
    rows.push([
      `Stripe with ${EDITS} edits, 4 MB YAML`,
      file,
      seeded(file),
      { wall: 1.5, memory: 700 },
    ])
  }
  for (const [label, before, after, budget] of rows) {
    report(label, await measure(diff(before, after)), budget)
    if (peer !== undefined) report(`oasdiff: ${label}`, await measureProgram(peer(before, after)))
  }
  for (const [label, before, budget] of wsdlRows()) {
    report(label, await measure(diff(before, before)), {})
    report(`${label}, ${EDITS} edits`, await measure(diff(before, seededWsdl(before))), budget)
  }
}

/** Descriptions in WSDL that are compared with a copy of theirs; those made up show whether time goes by the size. */
function wsdlRows() {
  const real = largeWsdl()
  return [
    ...(real === undefined ? [] : [['Workday, 4 MB WSDL', real, { wall: 1.5, memory: 700 }]]),
    ['WSDL of 2 MB', wsdlOf(3000), { wall: 1.5 }],
    ['WSDL of 8 MB', wsdlOf(12_000), { wall: 4 }],
  ]
}

/** A copy of a WSDL in which elements of its schemas have another type, spread evenly. */
export function seededWsdl(file, edits = EDITS) {
  const target = path.join(WORK, `${path.basename(file, '.wsdl')}-${edits}-edits.wsdl`)
  const parts = readFileSync(file, 'utf8').split(
    /(?<=<\w+:element name="\w+" type="\w+:)string(?=")/,
  )
  const step = Math.max(1, Math.floor((parts.length - 1) / edits))
  const text = parts.reduce(
    (before, part, at) =>
      before + (at % step === 0 && at / step <= edits ? 'boolean' : 'string') + part,
  )
  mkdirSync(WORK, { recursive: true })
  writeFileSync(target, text)
  return target
}

/**
 * A copy of a YAML description in which properties of shared schemas have another type or are gone, spread evenly:
 * edited as text, so that all else stays as it is written.
 */
export function seeded(file, edits = EDITS) {
  mkdirSync(WORK, { recursive: true })
  const target = path.join(WORK, `${path.basename(file, '.yaml')}-${edits}-edits.yaml`)
  if (existsSync(target)) return target
  const lines = readFileSync(file, 'utf8').split('\n')
  const places = editable(lines)
  const step = Math.max(1, Math.floor(places.length / edits))
  for (let edit = 0; edit < edits; edit += 1) {
    const at = places[edit * step]
    if (at !== undefined) lines[at] = lines[at].replace(/string$/, 'boolean')
  }
  const text = lines.join('\n')
  load(text) // still YAML
  writeFileSync(target, text)
  return target
}

/** Lines with the type of a plain string property of a shared schema: `          type: string` below `properties`. */
function editable(lines) {
  const begin = lines.findIndex((line) => /^ {2}schemas:/.test(line))
  const end = lines.findIndex((line, index) => index > begin && /^(?: {2})?\w/.test(line))
  const places = []
  for (let at = begin; at < (end === -1 ? lines.length : end); at += 1) {
    const isProperty = /^ {10}type: string$/.test(lines[at])
    const isPlain = !/^ {10}(?:enum|format|pattern)/.test(lines[at - 1] + lines[at + 1])
    if (isProperty && isPlain) places.push(at)
  }
  return places
}
