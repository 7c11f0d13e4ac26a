import { createHash } from 'node:crypto'
import type { Location } from '../../contracts/index.ts'
import type { Finding } from '../../rules/index.ts'
import { artifactLocation, BASE_ID } from './artifact-uri.ts'
import { openRules } from './not-evaluated.ts'
import { fileOnDisk, placeOnDisk } from './place-on-disk.ts'
import type { Reporter } from './reporter.ts'
import type { Judged } from './judged.ts'
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
    result(judged) {
      const { result } = judged
      if (result.verdict === 'unreadable') isComplete = false
      if (result.baseline !== undefined) {
        hasBaseline = true
        properties.suppressedByBaseline += result.baseline.suppressed
      }
      notifications.push(...notificationsOf(judged, options.folder))
      const results = result.findings.map((finding) =>
        text(resultOf(finding, judged, rules, options.folder)),
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

function resultOf(finding: Finding, judged: Judged, rules: RuleList, folder: string): unknown {
  const { result, carrier } = judged
  const { rule, severity, message, fix, fingerprint, location, related, waived, policy } = finding
  const { prefix } = placeOnDisk(location, carrier)
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(finding),
    level: LEVELS[severity],
    message: { text: prefix + (fix === undefined ? message : `${message} ${fix}`) },
    locations: [locationOf(location, carrier, folder)],
    ...(related !== undefined && {
      relatedLocations: related.map((place) => locationOf(place, carrier, folder)),
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

function notificationsOf(judged: Judged, folder: string): unknown[] {
  const { result, carrier } = judged
  const { error, policies } = result
  const file = fileOnDisk(judged)
  const whole =
    file === undefined
      ? []
      : [{ physicalLocation: { artifactLocation: artifactLocation(file, folder) } }]
  if (error !== undefined) {
    const { location, message } = error
    const prefix = location === undefined ? '' : placeOnDisk(location, carrier).prefix
    return [
      {
        descriptor: { id: 'input-unreadable', index: 0 },
        level: 'error',
        message: { text: prefix + message },
        locations: location === undefined ? whole : [locationOf(location, carrier, folder)],
        properties: { code: error.code },
      },
    ]
  }
  return openRules(policies).flatMap(({ policy, reason, rules }) =>
    rules.map((rule) => ({
      descriptor: { id: 'rule-not-evaluated', index: 1 },
      level: 'warning',
      message: { text: `${rule} of ${policy} could not be judged: ${reason}` },
      locations: whole,
      associatedRule: { id: rule },
      properties: { policy },
    })),
  )
}

/** What lies in an archive is placed in the archive as a whole, and named by its path and pointer in it. */
function locationOf(place: Location, carrier: Judged['carrier'], folder: string): unknown {
  const { file, region, prefix } = placeOnDisk(place, carrier)
  const name = prefix === '' ? place.pointer : `${place.file}#${place.pointer}`
  const { line, column, endLine, endColumn } = region ?? {}
  return {
    ...(file !== undefined && {
      physicalLocation: {
        artifactLocation: artifactLocation(file, folder),
        ...(region !== undefined && {
          region: { startLine: line, startColumn: column, endLine, endColumn },
        }),
      },
    }),
    ...(name !== '' && { logicalLocations: [{ fullyQualifiedName: name }] }),
  }
}

function hash(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 32)
}

function text(value: unknown): string {
  return JSON.stringify(value)
}
