import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../../support/command.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-html-diff-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('shows both sources with what their lines have in common of indentation left out', async () => {
  const pets = (type: string) => `openapi: 3.0.3
info: { title: Pets, version: '2024-11-22' }
paths:
  /pets:
    get:
      parameters:
        - name: limit
          in: query
          schema:
            type: ${type}
      responses: { '200': { description: All } }
`
  writeFileSync(path.join(folder, 'old.yaml'), pets('integer'))
  writeFileSync(path.join(folder, 'new.yaml'), pets('boolean'))
  const options = ['old.yaml', 'new.yaml', '--format', 'html']
  const { stdout } = await concordat(['diff', ...options], { cwd: folder })
  const sources = [...stdout.matchAll(/<pre tabindex="0"><code>([^]*?)<\/code>/g)].map(
    ([, text]) => text,
  )
  const shown = (type: string) =>
    [
      '8 |     in: query',
      '9 |     schema:',
      `10 |       <mark>type: ${type}</mark>`,
      '11 | responses: { &#39;200&#39;: { description: All } }',
    ].join('\n')
  expect(sources).toEqual([shown('integer'), shown('boolean')])
})
