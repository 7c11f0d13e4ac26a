import path from 'node:path'

const START_OF_A_COMMAND = /^#!.*\n/

/**
 * Gives each entry of a bundle in CommonJS a module `NAME.js` with the same exports, which is what users import and start.
 * The bundles themselves are CommonJS because Node loads that at once, and modules in turns of its event loop.
 */
export function moduleFaces() {
  return {
    name: 'module-faces',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle).filter(({ isEntry }) => isEntry)) {
        const fileName = chunk.fileName.replace(/\.cjs$/, '.js')
        this.emitFile({ type: 'asset', fileName, source: faceOf(chunk) })
      }
    },
  }
}

function faceOf({ code, fileName, exports: names }) {
  const [start = ''] = START_OF_A_COMMAND.exec(code) ?? []
  const load = `createRequire(import.meta.url)('./${path.posix.basename(fileName)}')\n`
  const loading = names.length === 0 ? load : `export const { ${names.join(', ')} } = ${load}`
  return `${start}import { createRequire } from 'node:module'\n${loading}`
}
