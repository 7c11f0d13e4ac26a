import {
  ASSERTION_RESULTS,
  type Artifact,
  type AssertionOutcome,
  type AssertionResult,
  type JudgedProfile,
} from '../../rules/index.ts'
import { counted } from '../output.ts'
import { visible } from './display-text.ts'
import { escapeXml } from './xml-text.ts'

/** In the words of a reader who does not know the analyzer's. */
const RESULT_WORDS: Readonly<Record<AssertionResult, string>> = {
  passed: 'passed',
  failed: 'failed',
  warning: 'not as recommended',
  notApplicable: 'does not apply',
  prereqFailed: 'held back: what must hold first does not',
  missingInput: 'nothing there to judge',
}

const RESULT_CLASSES: Readonly<Record<AssertionResult, string>> = {
  passed: 'pass',
  failed: 'fail',
  warning: 'warning',
  notApplicable: 'hint',
  prereqFailed: 'indeterminate',
  missingInput: 'hint',
}

/** A section on one profile: what may be claimed, what it rests on, and every assertion in words of its own. */
export function conformance({ profile, claim, assertions }: JudgedProfile, source: string): string {
  const rows = assertions.map(row)
  const name = shown(profile.title)
  return `<h3>Conformance to ${name}</h3>
<p><strong class="${CLAIM_CLASSES[claim]}">${claim}</strong>: ${claimInWords(claim, assertions)}</p>
<p>${counts(assertions)}</p>
<details>
<summary>All assertions of ${name}</summary>
<table>
<caption>Assertions of ${name} for ${shown(source)}</caption>
<thead><tr><th scope="col" class="place">Id</th><th scope="col">What it asks for</th><th scope="col" class="place">Result</th></tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
</details>
`
}

const CLAIM_CLASSES = {
  conformant: 'pass',
  'not conformant': 'fail',
  open: 'indeterminate',
} as const

function claimInWords(
  claim: JudgedProfile['claim'],
  assertions: readonly AssertionOutcome[],
): string {
  const required = assertions.filter(({ type }) => type === 'required')
  const scope = scopeOf(assertions)
  const failed = required.filter(({ result }) => result === 'failed').length
  const open = required.filter((one) => one.unchecked !== undefined).length
  switch (claim) {
    case 'conformant':
      return `every required assertion that applies holds, and none was left unchecked. This is about ${scope}.`
    case 'not conformant':
      return `${counted(failed, 'required assertion')} failed. This is about ${scope}.`
    case 'open': {
      const why = open === 0 ? 'none applies' : `${counted(open, 'assertion')} could not be checked`
      return `no required assertion failed, but ${why}, so that nothing is claimed. This is about ${scope}.`
    }
  }
}

/** What the claim is about: where nothing else was handed in, the description alone. */
function scopeOf(assertions: readonly AssertionOutcome[]): string {
  const isAbout = (artifact: Artifact) => assertions.some((one) => one.artifact === artifact)
  const beside = [
    ...(isAbout('message') ? ['the messages of the log'] : []),
    ...(isAbout('discovery') ? ['what the registry has'] : []),
  ]
  return beside.length === 0
    ? 'the description; no messages were judged'
    : ['the description', ...beside].join(' and ')
}

function counts(assertions: readonly AssertionOutcome[]): string {
  const parts = ASSERTION_RESULTS.flatMap((result) => {
    const count = assertions.filter((one) => one.result === result).length
    return count === 0 ? [] : [`${count} ${RESULT_WORDS[result]}`]
  })
  return `${counted(assertions.length, 'assertion')}: ${parts.join('; ')}.`
}

function row({ id, type, title, requirements, result, unchecked }: AssertionOutcome): string {
  const notes = [
    ...(requirements.length === 0 ? [] : [`Requirements: ${requirements.join(', ')}`]),
    ...(unchecked === undefined ? [] : [`Not checked: ${unchecked}`]),
  ].map((note) => `<p class="note">${shown(note)}</p>`)
  return `<tr><th scope="row" class="place">${shown(id)}<p class="note">${type}</p></th><td>${shown(title)}${notes.join('')}</td><td class="place"><span class="${RESULT_CLASSES[result]}">${RESULT_WORDS[result]}</span></td></tr>\n`
}

function shown(text: string): string {
  return escapeXml(visible(text))
}
