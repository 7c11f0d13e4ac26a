import '../compatibility/index.ts'
