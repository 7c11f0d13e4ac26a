import type { ApiSchema } from '../description/api-description.ts'
import { html, type Html } from './html.ts'
import { inline } from './prose.ts'

/** The members of an object's schema; of any other schema its type. */
export function schemaTable(schema: ApiSchema): Html {
  const { properties, required = [] } = membersOf(schema)
  if (properties === undefined) return html`<p>${typeName(schema)}</p>`
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Member</th>
        <th scope="col">Type</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${Object.entries(properties).map(
        ([name, member]) =>
          html`<tr>
            <td><code>${name}</code>${required.includes(name) ? ' *' : ''}</td>
            <td>${typeName(member)}</td>
            <td>${inline(descriptionOf(member))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** The type of a schema in a few words, with a link to a named one. */
export function typeName(schema: ApiSchema): Html {
  if ('$ref' in schema) {
    const name = schema.$ref.split('/').at(-1) ?? schema.$ref
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (schema.anyOf !== undefined) return html`${between(schema.anyOf.map(typeName))}`
  if ('items' in schema) return html`list of ${typeName(schema.items)}`
  if (schema.enum !== undefined) {
    return html`${between(schema.enum.map((value) => html`<code>${String(value)}</code>`))}`
  }
  const { type = 'anything', format } = schema
  const name = typeof type === 'string' ? type : type.join(' or ')
  return html`${name}${format === undefined ? '' : ` (${format})`}`
}

function membersOf(schema: ApiSchema): {
  readonly properties?: Readonly<Record<string, ApiSchema>>
  readonly required?: readonly string[]
} {
  return '$ref' in schema ? {} : schema
}

function descriptionOf(schema: ApiSchema): string {
  return schema.description ?? ''
}

function between(parts: readonly Html[]): readonly Html[] {
  return parts.map((part, index) => (index === 0 ? part : html` | ${part}`))
}
