import '../rules/index.ts'
