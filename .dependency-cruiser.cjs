/**
 * Who may know whom. Each rule below has a fixture in test/architecture/violations that breaks it, and
 * test/architecture shows that the rule catches it.
 */

/** Folders of src by what they may import from each other; nothing listed means: nothing. */
const KNOWS = {
  contracts: [],
  bundles: ['contracts'],
  expressions: [],
  globs: [],
  'text-differences': [],
  remote: ['contracts'],
  store: [],
  audit: ['store'],
  archive: ['bundles', 'store', 'audit'],
  messages: ['contracts'],
  discovery: ['contracts'],
  rules: ['contracts', 'globs', 'messages', 'discovery'],
  compatibility: ['contracts'],
  shipped: ['contracts', 'rules'],
  registry: ['contracts', 'bundles', 'rules', 'compatibility', 'expressions', 'store', 'audit'],
  governance: [
    ...['contracts', 'rules', 'expressions', 'registry', 'store', 'audit'],
    'text-differences',
  ],
  maturity: ['contracts', 'rules', 'expressions', 'registry', 'governance', 'store', 'audit'],
  'engine-pool': ['contracts', 'rules', 'compatibility', 'shipped', 'bundles', 'registry'],
  setup: ['contracts', 'rules', 'registry', 'governance', 'maturity', 'store', 'audit'],
  background: ['registry', 'governance', 'maturity', 'audit'],
  http: [
    ...['contracts', 'rules', 'compatibility', 'expressions', 'registry', 'governance', 'maturity'],
    ...['archive', 'bundles', 'remote', 'store', 'audit'],
  ],
  cli: [
    ...['contracts', 'rules', 'compatibility', 'expressions', 'registry', 'governance', 'maturity'],
    ...[
      'bundles',
      'messages',
      'discovery',
      'remote',
      'globs',
      'text-differences',
      'shipped',
      'archive',
      'store',
      'audit',
      'setup',
      'http',
    ],
  ],
  web: [],
}
const FOLDERS = Object.keys(KNOWS).join('|')
const ENGINE = '^src/(contracts|messages|discovery|rules|compatibility|expressions|globs)/'
const PARTS_WITH_STATE =
  'store|audit|archive|registry|governance|maturity|setup|background|http|cli'
const DOMAIN = '^src/(registry|governance|maturity|audit|archive)/'

const inPackages = (...names) => `(^|/)node_modules/(${names.join('|')})/`
const DATABASES = inPackages('libsql', '@libsql', 'mongoose', 'mongodb')
const WEB_FRAMEWORK = inPackages('express', 'passport[^/]*', 'helmet', 'busboy', 'body-parser')
const BROWSER_LIBRARIES = inPackages('react[^/]*', '@mantine', '@tanstack', 'echarts')

module.exports = {
  forbidden: [
    ...Object.entries(KNOWS).map(([folder, others]) => ({
      name: `direction-of-${folder}`,
      comment: `src/${folder} may import from itself and from: ${others.join(', ') || 'nothing else'}.`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(${FOLDERS})/`, pathNot: `^src/(${[folder, ...others].join('|')})/` },
    })),
    {
      name: 'through-the-index',
      comment: 'Another folder is entered through its index.ts, its public face.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'composition-is-the-top',
      comment: 'What wires everything together is known only to the command line, which starts it.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/cli/' },
      to: {
        path: '^src/(main|backup|archives|archived-collections|rotate-signing-key|compose|compose-governance|configuration|data-documents|open-data)\\.ts$',
      },
    },
    {
      name: 'library-is-the-engine',
      comment: 'What other programs import brings neither a server nor a database with it.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { reachable: true, path: `^src/(${PARTS_WITH_STATE})/` },
    },
    {
      name: 'engine-touches-nothing',
      comment:
        'Text and options in, values out: of Node only what computes (vm: patterns under a limit; zlib: bodies as they were sent).',
      severity: 'error',
      from: { path: ENGINE },
      to: {
        dependencyTypes: ['core'],
        pathNot: '^(node:)?(buffer|crypto|path|path/posix|url|util|vm|zlib)$',
      },
    },
    {
      name: 'engine-knows-no-package-of-the-edges',
      comment: 'No server, database, log or command line inside the engine.',
      severity: 'error',
      from: { path: ENGINE },
      to: {
        path: [
          DATABASES,
          WEB_FRAMEWORK,
          BROWSER_LIBRARIES,
          inPackages('pino', 'prom-client', 'commander'),
        ],
      },
    },
    {
      name: 'domain-knows-no-transport',
      comment: 'Registry, governance, maturity and ledger know neither network nor files.',
      severity: 'error',
      from: { path: DOMAIN },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(http|https|http2|net|tls|dgram|dns|child_process)(/|$)',
      },
    },
    {
      name: 'only-the-store-knows-databases',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: DATABASES },
    },
    {
      name: 'only-http-knows-the-web-framework',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/http/' },
      to: { path: WEB_FRAMEWORK },
    },
    {
      name: 'only-the-command-line-knows-commander',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: inPackages('commander') },
    },
    {
      name: 'only-the-web-application-knows-browser-libraries',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/' },
      to: { path: BROWSER_LIBRARIES },
    },
    {
      name: 'server-runs-without-development-tools',
      comment: 'What is imported at run time stands in `dependencies`.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: BROWSER_LIBRARIES,
      },
    },
    {
      name: 'no-cycles',
      comment: 'Types may refer to each other: such imports are gone at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'A path that leads nowhere would pass every other rule unseen.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
    },
  },
}
