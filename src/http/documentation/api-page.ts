import type { ApiDescription, ApiOperation, ApiSchema } from '../description/api-description.ts'
import { html, type Html } from './html.ts'
import { page } from './page.ts'
import { inline, prose } from './prose.ts'
import { schemaTable, typeName } from './schema-table.ts'

/** The description of the interface as a page for people. */
export function apiPage({ document, operations }: ApiDescription): string {
  const { info, tags = [], components } = document
  const schemas = Object.entries(components?.schemas ?? {})
  return page(
    `${info.title} ${info.version}`,
    html`<header>
        <h1>${info.title} <small>${info.version}</small></h1>
        ${prose(info.description ?? '')}
        <p>The same for programs: <a href="/openapi.json">openapi.json</a></p>
      </header>
      <nav aria-label="Operations and shapes">
        <ul>
          ${tags.map((tag) => html`<li><a href="#${tag.name}">${tag.name}</a></li>`)}
          <li><a href="#shapes">Shapes</a></li>
        </ul>
      </nav>
      <main>
        ${tags.map(
          (tag) =>
            html`<section>
              <h2 id="${tag.name}">${tag.name}</h2>
              ${prose(tag.description ?? '')}
              ${operations.filter((operation) => operation.tag === tag.name).map(operationDetails)}
            </section>`,
        )}
        <section>
          <h2 id="shapes">Shapes</h2>
          ${schemas.map(
            ([name, schema]) =>
              html`<details id="schema-${name}">
                <summary><code>${name}</code> ${inline(schema.description ?? '')}</summary>
                ${schemaTable(schema)}
              </details>`,
          )}
        </section>
      </main>`,
  )
}

function operationDetails(operation: ApiOperation): Html {
  const { id, method, path, summary, description, parameters, body, responses } = operation
  return html`<details id="${id}">
    <summary>
      <span class="method">${method.toUpperCase()}</span> <code>${path}</code> ${summary}
    </summary>
    ${prose(description)}
    <p>${accessOf(operation)}</p>
    ${
      parameters.length === 0
        ? undefined
        : html`<h3>Parameters</h3>
            <table>
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Where</th>
                  <th scope="col">Type</th>
                  <th scope="col">Meaning</th>
                </tr>
              </thead>
              <tbody>
                ${parameters.map(
                  (parameter) =>
                    html`<tr>
                      <td><code>${parameter.name}</code>${parameter.required ? ' *' : ''}</td>
                      <td>${parameter.in}</td>
                      <td>${typeName(parameter.schema)}</td>
                      <td>${inline(parameter.description)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
    ${
      body === undefined
        ? undefined
        : html`<h3>Body</h3>
            <ul>
              ${[...body].map(media)}
            </ul>`
    }
    <h3>Answers</h3>
    <ul>
      ${[...responses].map(
        ([status, content]) =>
          html`<li>
            <code>${status}</code>
            ${[...content].map(([type, schema]) => html`${type}${schema === undefined ? '' : html`: ${typeName(schema)}`} `)}
          </li>`,
      )}
    </ul>
  </details>`
}

function media([type, schema]: readonly [string, ApiSchema | undefined]): Html {
  return html`<li>
    <code>${type}</code>${schema === undefined ? '' : html`: ${typeName(schema)}`}
  </li>`
}

function accessOf({ access }: ApiOperation): string {
  if (access.anonymous) return 'Open to everybody.'
  const ways = access.password
    ? 'a bearer token, a session or a password'
    : 'a bearer token or a session'
  return `Needs ${ways}.`
}
