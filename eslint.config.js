import tseslint from 'typescript-eslint'

const ofThisRealmOnly = {
  selector:
    "BinaryExpression[operator='instanceof'][right.name=/^(Error|TypeError|RangeError|Date|Uint8Array|URL|Promise)$/]",
  message:
    'It is false for values of another realm, as in Jest. Use foreignError or errorText (runtime/foreign-error), isDate, isBytes or isUrl (schema/kind-of), or look for `then`.',
}

const ownGetter = {
  selector: "ObjectExpression > Property[kind='get']",
  message: 'V8 makes a hidden class for each such object, 10 µs a call. Use a plain member, a function or a class.',
}

export default tseslint.config(
  { ignores: ['dist', 'docs', 'coverage', '.bench', '.installed', 'fixtures', 'test/codemod/{programs,left}'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-generated-empty-object-type': 'off', // Members<Output> of an output without members
      // Inputs of operations without members, and outputs that have only $metadata, are empty interfaces with documentation.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An abort signal's reason is whatever its owner chose, and is passed on untouched.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-syntax': ['error', ofThisRealmOnly],
    },
  },
  {
    files: ['src/{client,request,config,protocol,auth,retry,platform,contracts,schema,runtime}/**'],
    rules: { 'no-restricted-syntax': ['error', ofThisRealmOnly, ownGetter] },
  },
  // The schemas must have the deprecated members too.
  { files: ['src/operations/*.ts'], rules: { '@typescript-eslint/no-deprecated': 'off' } },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['**/*.js', '**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['**/*.cjs', '**/*.d.cts'], // programs as users write them, and declarations that they read
    rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/ban-ts-comment': 'off' },
  },
)
