import path from 'node:path'

/**
 * Gives each entry of a bundle in CommonJS a module `NAME.js` with the same exports, which is what users import and start.
 * The bundles themselves are CommonJS because Node loads that at once, and modules in turns of its event loop.
 *
 * @param {{ loader: string, command: string }} entries what loads the others, and which of them is a program
 */
export function moduleFaces({ loader, command }) {
  return {
    name: 'module-faces',
    generateBundle(_options, bundle) {
      for (const { isEntry, name, exports: names } of Object.values(bundle)) {
        if (isEntry !== true || name === loader) continue
        const start = name === command ? '#!/usr/bin/env node\n' : ''
        const source = start + faceOf(name, names, loader)
        this.emitFile({ type: 'asset', fileName: `${name}.js`, source })
      }
    },
  }
}

function faceOf(name, names, loader) {
  const toLoader = path.posix.relative(path.posix.dirname(name), loader)
  const file = `require.resolve('./${path.posix.basename(name)}.cjs')`
  const use = names.length === 0 ? '' : `export const { ${names.join(', ')} } = `
  return `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { loadBundle } = require('./${toLoader}.cjs')
${use}loadBundle(${file})
`
}
