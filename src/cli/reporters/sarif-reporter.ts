import { createHash } from 'node:crypto'
import type { Location } from '../../contracts/index.ts'
import type { Finding, LintResult } from '../../rules/index.ts'
import { artifactLocation, BASE_ID } from './artifact-uri.ts'
import { openRules } from './not-evaluated.ts'
import type { Reporter } from './reporter.ts'
import { describeRule, type RuleDescription } from './rule-description.ts'

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const LEVELS = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const
const NOTIFICATIONS = [
  {
    id: 'input-unreadable',
    shortDescription: { text: 'An input could not be read as a contract.' },
  },
  {
    id: 'rule-not-evaluated',
    shortDescription: { text: 'A rule that was asked for could not be judged.' },
  },
]

export interface SarifOptions {
  readonly version: string
  readonly informationUri: string
  /** The folder of the run, absolute: files below it are named relative to it. */
  readonly folder: string
}

/**
 * SARIF 2.1.0 (OASIS Standard incorporating errata 01): results as they come, then the rules and the
 * notifications they refer to. A waived finding carries a suppression. What could not be judged and what could
 * not be read is a notification; after an unreadable input `executionSuccessful` is false.
 */
export function sarifReporter(options: SarifOptions): Reporter {
  const rules = new RuleList()
  const notifications: unknown[] = []
  const properties = { suppressedByBaseline: 0 }
  let isComplete = true
  let hasBaseline = false
  let isFirst = true
  return {
    begin: () =>
      `{\n"$schema": ${text(SCHEMA)},\n"version": "2.1.0",\n"runs": [{\n"columnKind": "utf16CodeUnits",\n"originalUriBaseIds": ${text(
        { [BASE_ID]: { description: { text: 'The folder in which the command ran.' } } },
      )},\n"results": [`,
    result({ result }) {
      if (result.verdict === 'unreadable') isComplete = false
      if (result.baseline !== undefined) {
        hasBaseline = true
        properties.suppressedByBaseline += result.baseline.suppressed
      }
      notifications.push(...notificationsOf(result, options.folder))
      const results = result.findings.map((finding) =>
        text(resultOf(finding, result, rules, options.folder)),
      )
      const separators = results.map((one) => {
        const separator = isFirst ? '\n' : ',\n'
        isFirst = false
        return separator + one
      })
      return separators.join('')
    },
    end() {
      const { version, informationUri } = options
      const driver = {
        name: 'Concordat',
        version,
        semanticVersion: version,
        informationUri,
        rules: rules.descriptors,
        notifications: NOTIFICATIONS,
      }
      const invocation = {
        executionSuccessful: isComplete,
        toolExecutionNotifications: notifications,
      }
      return `${isFirst ? '' : '\n'}],\n"invocations": [${text(invocation)}],\n"tool": ${text({ driver })}${
        hasBaseline ? `,\n"properties": ${text(properties)}` : ''
      }\n}]\n}\n`
    },
  }
}

/** The rules met so far; a result refers to its own by its place in the list. */
class RuleList {
  readonly #indexes = new Map<string, number>()
  readonly #descriptors: unknown[] = []

  get descriptors(): readonly unknown[] {
    return this.#descriptors
  }

  indexOf(finding: Finding): number {
    const known = this.#indexes.get(finding.rule)
    if (known !== undefined) return known
    const index = this.#descriptors.push(descriptorOf(describeRule(finding), finding)) - 1
    this.#indexes.set(finding.rule, index)
    return index
  }
}

function descriptorOf(rule: RuleDescription, { severity, policies }: Finding): unknown {
  const { id, title, rationale, requirements, help } = rule
  const asked = requirements.length === 0 ? '' : `Requirements: ${requirements.join(', ')}.`
  const plain = [`${title}.`, rationale, asked, help].filter((part) => part !== '')
  const markdown = [`**${title}.**`, rationale, asked, `[About ${id}](${help})`]
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: rationale === '' ? `${title}.` : rationale },
    help: {
      text: plain.join('\n\n'),
      markdown: markdown.filter((part) => part !== '').join('\n\n'),
    },
    helpUri: help,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: policies, requirements },
  }
}

function resultOf(finding: Finding, result: LintResult, rules: RuleList, folder: string): unknown {
  const { rule, severity, message, fix, fingerprint, location, related, waived, policy } = finding
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(finding),
    level: LEVELS[severity],
    message: { text: fix === undefined ? message : `${message} ${fix}` },
    locations: [locationOf(location, folder)],
    ...(related !== undefined && {
      relatedLocations: related.map((place) => locationOf(place, folder)),
    }),
    partialFingerprints: {
      'concordat/v1': fingerprint,
      // Two contracts may have the same finding at the same pointer; viewers tell results apart by this one.
      'concordatSource/v1': hash(`${result.source}\n${fingerprint}`),
    },
    ...(result.baseline !== undefined && { baselineState: 'new' }),
    ...(waived !== null && {
      suppressions: [
        {
          kind: waived.id.includes('#') ? 'inSource' : 'external',
          status: 'accepted',
          justification: waived.reason,
          properties: { waiver: waived.id, until: waived.until },
        },
      ],
    }),
    properties: { policy, severity },
  }
}

function notificationsOf({ source, error, policies }: LintResult, folder: string): unknown[] {
  const whole = { physicalLocation: { artifactLocation: artifactLocation(source, folder) } }
  if (error !== undefined) {
    return [
      {
        descriptor: { id: 'input-unreadable', index: 0 },
        level: 'error',
        message: { text: error.message },
        locations: [error.location === undefined ? whole : locationOf(error.location, folder)],
        properties: { code: error.code },
      },
    ]
  }
  return openRules(policies).flatMap(({ policy, reason, rules }) =>
    rules.map((rule) => ({
      descriptor: { id: 'rule-not-evaluated', index: 1 },
      level: 'warning',
      message: { text: `${rule} of ${policy} could not be judged: ${reason}` },
      locations: [whole],
      associatedRule: { id: rule },
      properties: { policy },
    })),
  )
}

function locationOf(place: Location, folder: string): unknown {
  const { file, pointer, line, column, endLine, endColumn } = place
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(file, folder),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
    ...(pointer !== '' && { logicalLocations: [{ fullyQualifiedName: pointer }] }),
  }
}

function hash(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 32)
}

function text(value: unknown): string {
  return JSON.stringify(value)
}
