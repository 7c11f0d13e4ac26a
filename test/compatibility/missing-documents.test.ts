import { compareContracts } from '../../src/compatibility/index.ts'
import type { Comparison, ComparisonOptions } from '../../src/compatibility/index.ts'
import { readContract } from '../../src/contracts/index.ts'
import type { ResolveImport } from '../../src/contracts/index.ts'
import { compare } from './compare.ts'

const encoder = new TextEncoder()

/** A contract and the files that it can refer to, by name. */
type Files = Readonly<Record<string, string>>

async function read(files: Files, source: string) {
  const [entry = ''] = Object.keys(files)
  const file = (name: string) => ({ name, bytes: encoder.encode(files[name]) })
  const resolve: ResolveImport = (uri) =>
    Promise.resolve(
      uri in files
        ? { kind: 'found', file: file(uri) }
        : { kind: 'missing', reason: 'there is no such file' },
    )
  return { source, contract: await readContract({ entry: file(entry), resolve }) }
}

async function compareFiles(
  old: Files,
  now: Files,
  options: Partial<ComparisonOptions> = {},
): Promise<Comparison> {
  return compareContracts(await read(old, 'old'), await read(now, 'new'), {
    asOf: '2026-11-22',
    ...options,
  })
}

function told({ verdict, changes, notCompared }: Comparison) {
  return {
    verdict,
    changes: changes.map(({ id, level }) => `${id} ${level}`),
    notCompared: notCompared.map(({ reason }) => reason),
  }
}

const SCHEMA = {
  type: 'object',
  required: ['iban'],
  properties: { iban: { type: 'string' }, owner: { $ref: '#/Owner' } },
}
const MODELS = JSON.stringify({ Account: SCHEMA, Owner: { type: 'string' } })

function api(content: object, summary = 'one'): string {
  const get = { summary, ...content }
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Accounts', version: '1.0.0' },
    paths: { '/accounts': { get: { responses: { 200: { description: 'ok' } }, ...get } } },
  })
}

const json = (schema: object) => ({ 'application/json': { schema } })
const answering = (schema: object) => ({
  responses: { 200: { description: 'ok', content: json(schema) } },
})
const account = { $ref: 'models.json#/Account' }

describe('an OpenAPI description', () => {
  const whole = { 'api.json': api(answering(account)), 'models.json': MODELS }
  const without = { 'api.json': api(answering(account)) }
  const written = { 'api.json': api(answering(SCHEMA.properties.iban)) }
  const inPlace = { 'api.json': api(answering({ ...SCHEMA, properties: { iban: {} } })) }

  it('that lacks a document in both versions is open, also where the bytes are the same', async () => {
    const same = await compareFiles(without, without)
    expect(told(same)).toEqual({
      verdict: 'indeterminate',
      changes: [],
      notCompared: ['What both versions refer to as models.json could not be had.'],
    })
    expect(same.recommendedBump).toBe('none')
    const pointer = '/paths/~1accounts/get/responses/200/content/application~1json/schema/$ref'
    expect(same.notCompared[0]).toMatchObject({
      oldLocation: { pointer },
      newLocation: { pointer },
    })
  })

  it('that lacks a document in one version tells nothing of what is behind it', async () => {
    for (const other of [whole, written, inPlace]) {
      expect(told(await compareFiles(other, without))).toEqual({
        verdict: 'indeterminate',
        changes: [],
        notCompared: ['What the new version refers to as models.json could not be had.'],
      })
      expect(told(await compareFiles(without, other))).toEqual({
        verdict: 'indeterminate',
        changes: [],
        notCompared: ['What the old version refers to as models.json could not be had.'],
      })
    }
  })

  it('is told of once at all levels, with the sides where they belong', async () => {
    expect(told(await compareFiles(whole, without, { level: 'full' })).notCompared).toEqual([
      'What the new version refers to as models.json could not be had.',
    ])
    expect(told(await compareFiles(whole, without, { level: 'forward' })).notCompared).toEqual([
      'What the new version refers to as models.json could not be had.',
    ])
  })

  it('names a document once with all places, and each target that is not in its file', async () => {
    const twice = { 'api.json': api(answering({ allOf: [account, account, { $ref: '#/none' }] })) }
    const { notCompared } = told(await compareFiles(twice, twice))
    expect(notCompared).toEqual([
      expect.stringMatching(
        /^What both versions refer to as models\.json could not be had\. So at api\.json:1:\d+\.$/,
      ) as unknown,
      'What both versions refer to as #/none could not be had.',
    ])
  })

  it('still breaks by what stands in the documents that are there', async () => {
    const gone = { 'api.json': without['api.json'].replace('/accounts', '/others') }
    expect((await compareFiles(without, gone)).verdict).toBe('breaking')
  })

  it.each([
    ['parameters', { parameters: [{ name: 'q', in: 'query', required: true }] }, [0]],
    ['a body', { requestBody: { required: true, content: json({}) } }, []],
    ['a response', { responses: { 200: {}, 404: { description: 'none' } } }, ['404']],
    ['a callback', { callbacks: { paid: { 'http://a': { post: { responses: {} } } } } }, ['paid']],
  ])('does not invent that %s came or went', async (_, content, [name]) => {
    const missing = { $ref: 'parts.json#/a' }
    const [[field, inner]] = Object.entries(content) as [[string, object]]
    const cut =
      name === undefined
        ? missing
        : Array.isArray(inner)
          ? [missing]
          : { ...inner, [name]: missing }
    const there = { 'api.json': api(content, 'there') }
    const lacking = { 'api.json': api({ [field]: cut }, 'lacking') }
    for (const [old, now] of [
      [there, lacking],
      [lacking, there],
    ] as const) {
      const { verdict, changes } = told(await compareFiles(old, now))
      expect({ verdict, changes }).toEqual({ verdict: 'indeterminate', changes: [] })
    }
  })

  it('does not invent that the operations of a path came or went', async () => {
    const cut = JSON.parse(whole['api.json']) as { paths: object }
    cut.paths = { '/accounts': { $ref: 'paths.json#/accounts' } }
    const lacking = { 'api.json': JSON.stringify(cut) }
    expect(told(await compareFiles(whole, lacking)).changes).toEqual([])
    expect(told(await compareFiles(lacking, whole)).changes).toEqual([])
  })
})

const wsdl = (schemas: string): string => `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:d="urn:d" xmlns:t="urn:t" targetNamespace="urn:d">
  <types>${schemas}</types>
  <message name="Pay"><part name="body" element="t:PayRequest"/></message>
  <portType name="P"><operation name="pay"><input message="d:Pay"/></operation></portType>
</definitions>`
const TYPES = (more = '') => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:t="urn:t" targetNamespace="urn:t"><xs:element name="PayRequest" type="t:Pay"/>
  <xs:complexType name="Pay"><xs:sequence><xs:element name="a" type="xs:int"/>${more}</xs:sequence></xs:complexType></xs:schema>`
const IMPORT = '<xs:schema><xs:import namespace="urn:t" schemaLocation="types.xsd"/></xs:schema>'

describe('a WSDL description', () => {
  const whole = { 'pay.wsdl': wsdl(IMPORT), 'types.xsd': TYPES() }
  const without = { 'pay.wsdl': wsdl(IMPORT) }

  it('that lacks a schema in both versions is open', async () => {
    const { notCompared, ...others } = await compareFiles(without, without)
    expect(others).toMatchObject({ verdict: 'indeterminate', changes: [], recommendedBump: 'none' })
    expect(notCompared).toEqual([
      {
        reason: 'What both versions refer to as types.xsd could not be had.',
        oldLocation: expect.objectContaining({ file: 'pay.wsdl', line: 3 }) as unknown,
        newLocation: expect.objectContaining({ file: 'pay.wsdl', line: 3 }) as unknown,
      },
    ])
  })

  it('that lacks a schema in the new version alone is told of that and nothing else', async () => {
    expect(told(await compareFiles(whole, without))).toEqual({
      verdict: 'breaking',
      changes: ['wsdl-import-unresolvable error'],
      notCompared: ['What the new version refers to as types.xsd could not be had.'],
    })
  })

  it('that lacks a schema in the old version alone has nothing new', async () => {
    for (const now of [whole, { 'pay.wsdl': wsdl(TYPES()) }]) {
      expect(told(await compareFiles(without, now))).toEqual({
        verdict: 'indeterminate',
        changes: [],
        notCompared: ['What the old version refers to as types.xsd could not be had.'],
      })
    }
  })

  it('in which a built-in schema stands in for a well-known one lacks nothing', async () => {
    const soap = 'http://schemas.xmlsoap.org/soap/encoding/'
    const known = {
      'pay.wsdl': wsdl(
        `<xs:schema><xs:import namespace="${soap}" schemaLocation="encoding.xsd"/></xs:schema>${TYPES()}`,
      ),
    }
    expect(told(await compareFiles(known, known))).toEqual({
      verdict: 'identical',
      changes: [],
      notCompared: [],
    })
  })
})

it('where nothing could be compared no step of the version is recommended', async () => {
  const avro = { type: 'record', name: 'Pet', fields: [] }
  const openapi = JSON.parse(api({})) as object
  for (const now of [avro, '<definitions', { ...avro, name: 'Dog' }]) {
    const old = now === '<definitions' ? openapi : avro
    expect(await compare(old, now)).toMatchObject({
      verdict: 'indeterminate',
      recommendedBump: 'none',
    })
  }
})
