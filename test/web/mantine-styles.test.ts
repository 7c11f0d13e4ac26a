import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'

const web = path.join(packageRoot, 'src', 'web')

/** Names that the components of the application import from Mantine. */
function importedComponents(): readonly string[] {
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(path.join(web, file), 'utf8'))
  const names = sources.flatMap((source) =>
    [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, list = '']) =>
      list.split(',').map((name) => name.trim()),
    ),
  )
  return [...new Set(names)].sort()
}

/** Components whose styles are those of another one. */
const drawnBy: Readonly<Record<string, string>> = {
  Highlight: 'Mark',
  NativeSelect: 'Input',
  Textarea: 'Input',
  TextInput: 'Input',
}

describe('the styles of Mantine', () => {
  test('are loaded for every component that the application uses and that has some', () => {
    const loaded = readFileSync(path.join(web, 'mantine-styles.ts'), 'utf8')
    const hasStyles = (name: string): boolean =>
      existsSync(path.join(packageRoot, 'node_modules/@mantine/core/styles', `${name}.css`))
    const missing = importedComponents()
      .map((name) => drawnBy[name] ?? name)
      .filter((name) => hasStyles(name) && !loaded.includes(`/styles/${name}.css'`))
    expect(missing).toEqual([])
  })

  test('are looked for in sources that do use Mantine', () => {
    expect(importedComponents()).toEqual(expect.arrayContaining(['Button', 'Drawer', 'Tabs']))
  })
})
