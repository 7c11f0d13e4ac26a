/** The documents that are measured. Large public ones are unpacked or fetched once, into a folder for temporary files. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PROJECT } from './product.mjs'

export const WORK = path.join(tmpdir(), 'concordat-bench')
/** Reference material that lies beside some checkouts. */
export const CORPUS = path.join(PROJECT, '..', 'shared', 'corpus')

/** GitHub's REST description, 13 MB of JSON, from the npm package that publishes it. */
export function github(version = '23.0.2') {
  const target = path.join(WORK, `github-${version}.json`)
  if (existsSync(target)) return target
  const folder = path.join(WORK, `octokit-${version}`)
  mkdirSync(folder, { recursive: true })
  const packed = execFileSync('npm', ['pack', '--silent', `@octokit/openapi@${version}`], {
    cwd: folder,
    encoding: 'utf8',
  })
  execFileSync('tar', ['-xzf', packed.trim()], { cwd: folder })
  writeFileSync(target, readFileSync(path.join(folder, 'package/generated/api.github.com.json')))
  return target
}

/** Stripe's description, 4 MB of YAML; undefined where the reference material is absent. */
export function stripe() {
  return unpacked('openapi/stripe/spec3.v400.yaml.gz', 'stripe.yaml')
}

/** A WSDL of 4 MB; undefined where the reference material is absent. */
export function largeWsdl() {
  return fromCorpus('wsdl/wasabi/workday.wsdl')
}

/** A description of about `kilobytes` KB of YAML. */
export function openApiOf(kilobytes) {
  mkdirSync(WORK, { recursive: true })
  const file = path.join(WORK, `openapi-${kilobytes}.yaml`)
  const resources = Array.from({ length: Math.round(kilobytes) }, (_, index) => `resource-${index}`)
  writeFileSync(file, description(0, resources))
  return file
}

/** A WSDL of about `kilobytes` KB. */
export function wsdlOf(kilobytes) {
  mkdirSync(WORK, { recursive: true })
  const file = path.join(WORK, `wsdl-${kilobytes}.wsdl`)
  writeFileSync(file, wsdl(Math.round(kilobytes)))
  return file
}

/**
 * A WSDL that imports its schema, together of about `kilobytes` KB.
 * @returns the files: `name`, and the schema that it imports
 */
export function wsdlWithImport(kilobytes) {
  mkdirSync(WORK, { recursive: true })
  const text = wsdl(Math.round(kilobytes * 1.5))
  const [schema = ''] = /<xsd:schema.*<\/xsd:schema>/s.exec(text) ?? []
  const importing =
    '<xsd:schema><xsd:import namespace="urn:bench" schemaLocation="wsdl-types.xsd"/></xsd:schema>'
  const name = path.join(WORK, 'wsdl-importing.wsdl')
  const imported = path.join(WORK, 'wsdl-types.xsd')
  writeFileSync(name, text.replace(schema, importing))
  const declared = schema.replace(
    '<xsd:schema ',
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" ',
  )
  writeFileSync(imported, declared)
  return { name, imported }
}

/**
 * Writes `count` descriptions of a few KB, each another one: what a repository full of services holds.
 * @returns the folder
 */
export function manySmall(count) {
  const folder = path.join(WORK, `many-${count}`)
  if (existsSync(folder)) return folder
  mkdirSync(folder, { recursive: true })
  for (let index = 0; index < count; index += 1) {
    writeFileSync(path.join(folder, `service-${index}.yaml`), description(index, RESOURCES))
  }
  return folder
}

const RESOURCES = ['orders', 'invoices', 'customers', 'parcels', 'payments', 'returns']

function description(index, resources) {
  const paths = resources.map(
    (name) => `  /${name}/{id}:
    get:
      operationId: get-${name}-${index}
      summary: Reads one of the ${name}
      tags: [${name}]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
      responses:
        '200':
          description: The one that was asked for
          content:
            application/json:
              schema: { $ref: '#/components/schemas/${name}' }
        '404': { description: There is none }
`,
  )
  const schemas = resources.map(
    (name) => `    ${name}:
      type: object
      required: [id, total]
      properties:
        id: { type: string, format: uuid }
        total: { type: integer, format: int64 }
        createdAt: { type: string, format: date-time }
`,
  )
  return `openapi: 3.0.3
info: { title: Service ${index}, version: 1.0.${index}, description: One of many }
servers: [{ url: https://api.example.com/service-${index} }]
paths:
${paths.join('')}components:
  schemas:
${schemas.join('')}`
}

function wsdl(operations) {
  const numbers = Array.from({ length: operations }, (_, index) => index)
  const each = (write) => numbers.map(write).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="urn:bench" xmlns:xsd="http://www.w3.org/2001/XMLSchema"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" name="Bench" targetNamespace="urn:bench">
<types><xsd:schema targetNamespace="urn:bench" elementFormDefault="qualified">
${each(
  (
    n,
  ) => `<xsd:element name="ask${n}"><xsd:complexType><xsd:sequence><xsd:element name="id" type="xsd:string"/><xsd:element name="amount" type="xsd:decimal"/></xsd:sequence></xsd:complexType></xsd:element>
<xsd:element name="answer${n}" type="xsd:string"/>
`,
)}</xsd:schema></types>
${each(
  (n) => `<message name="ask${n}"><part name="body" element="tns:ask${n}"/></message>
<message name="answer${n}"><part name="body" element="tns:answer${n}"/></message>
`,
)}<portType name="Bench">
${each(
  (
    n,
  ) => `<operation name="do${n}"><input message="tns:ask${n}"/><output message="tns:answer${n}"/></operation>
`,
)}</portType>
<binding name="Bench" type="tns:Bench"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${each(
  (
    n,
  ) => `<operation name="do${n}"><soap:operation soapAction="urn:bench:do${n}"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>
`,
)}</binding>
<service name="Bench"><port name="Bench" binding="tns:Bench"><soap:address location="https://example.com/bench"/></port></service>
</definitions>
`
}

function unpacked(name, target) {
  const source = fromCorpus(name)
  if (source === undefined) return undefined
  const file = path.join(WORK, target)
  if (!existsSync(file)) {
    mkdirSync(WORK, { recursive: true })
    writeFileSync(file, gunzipSync(readFileSync(source)))
  }
  return file
}

function fromCorpus(name) {
  const file = path.join(CORPUS, name)
  if (existsSync(file)) return file
  console.log(`skipped: ${name} is not here`)
  return undefined
}
