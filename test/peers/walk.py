"""Walks the emulator with the paginators of boto3, and prints pages and items as JSON, and which paginators were left.

Usage: walk.py URL OPERATION=INPUT_AS_JSON ...
"""

import json
import sys

import boto3
from botocore import xform_name

url, *inputs = sys.argv[1:]
inputs = dict(given.split("=", 1) for given in inputs)
client = boto3.client("cloudtrail", region_name="us-east-1", endpoint_url=url)

walked = {}
left = []
for operation in client.meta.service_model.operation_names:
    method = xform_name(operation)
    if not client.can_paginate(method):
        continue
    if operation not in inputs:
        left.append(operation)
        continue
    paginator = client.get_paginator(method)
    pages = 0
    ids = []
    for page in paginator.paginate(**json.loads(inputs[operation])):
        pages += 1
        for key in paginator.result_keys:
            ids += [json.dumps(item, default=str, sort_keys=True) for item in page.get(key.expression, [])]
    walked[operation] = {"pages": pages, "items": len(ids), "different": len(set(ids))}
print(json.dumps({"boto3": boto3.__version__, "walked": walked, "left": left}))
