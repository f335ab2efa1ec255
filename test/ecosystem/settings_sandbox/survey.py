"""What the sources say without being run: which modules belong together, which settings are plain values."""

import ast
import io
import tokenize

SKIPPED = {'node_modules', '.git', 'migrations', 'tests', 'site-packages'}


def modules_around(root, file):
    """Modules beside the patched one (or one folder up or down) that star-import it, however indirectly."""
    folder = file.parent
    near = [folder, folder.parent] if folder != root else [folder]
    files = {path for place in near for path in [*place.glob('*.py'), *place.glob('*/*.py')]}
    stars = {path: star_imports(path, root) for path in files if not SKIPPED & set(path.parts)}
    found = {file}
    while True:
        more = {
            path for path, seen in stars.items() if seen & {module_name(one, root) for one in found}
        } - found
        if not more:
            break
        found |= more
    return sorted(filter(None, (module_name(path, root) for path in found)))


def star_imports(path, root):
    tree = parsed(path)
    modules = set()
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ImportFrom) and any(alias.name == '*' for alias in node.names):
            modules.add(absolute(node, path, root))
    return modules


def absolute(node, path, root):
    if node.level == 0:
        return node.module
    package = path.parent
    for _ in range(node.level - 1):
        package = package.parent
    prefix = '.'.join(package.relative_to(root).parts) if package.is_relative_to(root) else ''
    return '.'.join(part for part in (prefix, node.module) if part)


def module_name(path, root):
    """The dotted name; None for a file that cannot be imported by one (settings.dist.py)."""
    if not path.is_relative_to(root):
        return None
    parts = list(path.relative_to(root).with_suffix('').parts)
    if parts[-1] == '__init__':
        parts.pop()
    return '.'.join(parts) if parts and all(part.isidentifier() for part in parts) else None


def literal_settings(root):
    """SESSION_* names that are nowhere given by anything but a plain value."""
    plain, other = set(), set()
    for path in root.rglob('*.py'):
        if SKIPPED & set(path.parts) or 'SESSION_' not in read(path):
            continue
        for node in ast.walk(parsed(path) or ast.Module([], [])):
            targets = node.targets if isinstance(node, ast.Assign) else []
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            (plain if isinstance(getattr(node, 'value', None), ast.Constant) else other).update(names)
    return sorted(name for name in plain - other if name.startswith('SESSION_'))


def custom_session_middleware(root, middleware):
    """The entries that are called SessionMiddleware or a class of the project that inherits from one."""
    return [item for item in middleware if isinstance(item, str) and is_session(root, item)]


def is_session(root, dotted):
    module, _, name = dotted.rpartition('.')
    stem = root.joinpath(*module.split('.'))
    for path in (stem.with_suffix('.py'), stem / '__init__.py'):
        for node in ast.walk((path.is_file() and parsed(path)) or ast.Module([], [])):
            if isinstance(node, ast.ClassDef) and node.name == name:
                return any(ast.unparse(base).endswith('SessionMiddleware') for base in node.bases)
    # Of packages that are not here, the name says what they are.
    return dotted.endswith('SessionMiddleware')


def tokens(text):
    """Text and line of every token, comments included; not of line ends and indentation."""
    layout = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    found = tokenize.generate_tokens(io.StringIO(text).readline)
    return [{'text': token.string, 'line': token.start[0]} for token in found if token.type not in layout]


def parsed(path):
    try:
        return ast.parse(read(path))
    except (SyntaxError, ValueError):
        return None


def read(path):
    try:
        return path.read_text(encoding='utf-8')
    except (OSError, UnicodeDecodeError):
        return ''
