"""What CPython makes of Python sources: JSON lines in, JSON lines out.

In:  {"path": "..."} or {"source": "..."}
Out: {"parses": bool, "compiles": bool, "error": str, "facts": [str, ...]}; facts for paths only.

A fact is `kind line:utf8:utf16-line:utf8:utf16`, for each assignment, for each element of a list, tuple, set, dict
or call; for a string constant its value follows.
"""

import ast
import json
import re
import sys
import warnings

warnings.simplefilter("ignore")
LIST_LIKE = (ast.List, ast.Tuple, ast.Set)
ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign)


def positions(source):
    lines = [line.encode() for line in re.split("\r\n|\r|\n", source)]

    def place(line, column):
        before = lines[line - 1][:column].decode()
        return f"{line}:{column}:{len(before.encode('utf-16-le')) // 2}"

    return lambda node: (
        f"{place(node.lineno, node.col_offset)}-{place(node.end_lineno, node.end_col_offset)}"
    )


def elements(node):
    if isinstance(node, LIST_LIKE):
        return node.elts
    if isinstance(node, ast.Dict):
        return [key for key in node.keys if key] + node.values
    if isinstance(node, ast.Call):
        return node.args + [keyword.value for keyword in node.keywords]
    return []


def facts(tree, source):
    span = positions(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            continue
        if isinstance(node, ASSIGNMENTS):
            yield f"{type(node).__name__} {span(node)}"
        if isinstance(node, LIST_LIKE):
            yield f"{type(node).__name__} {span(node)}"
        for element in elements(node):
            yield f"element {span(element)}"
            if isinstance(element, ast.Constant) and type(element.value) is str:
                yield f"string {span(element)} {element.value}"


def judge(request):
    source = request.get("source")
    if source is None:
        with open(request["path"], "rb") as file:
            source = file.read().decode("utf-8-sig")
    answer = {"parses": False, "compiles": False, "error": "", "facts": []}
    try:
        tree = ast.parse(source.encode())
        answer["parses"] = True
        if "path" in request:
            answer["facts"] = sorted(set(facts(tree, source)))
        compile(source.encode(), "<source>", "exec", dont_inherit=True)
        answer["compiles"] = True
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        answer["error"] = f"{type(error).__name__}: {error}"
    return answer


for line in sys.stdin:
    print(json.dumps(judge(json.loads(line))), flush=True)
