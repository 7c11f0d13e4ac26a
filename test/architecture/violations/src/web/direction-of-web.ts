import '../registry/index.ts'
