import '../http/index.ts'
