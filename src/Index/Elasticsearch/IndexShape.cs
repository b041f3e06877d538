using System.Text.Json.Nodes;
using Wiker.Ingest.Index.Elasticsearch.Queries;

namespace Wiker.Ingest.Index.Elasticsearch;

/// <summary>Settings and mapping of an index: only what Elasticsearch 8 and OpenSearch 2 both have, no plug-in.</summary>
internal static class IndexShape
{
    /// <summary>Changes when what is written does (fields, analysis): an index of another format is built anew.</summary>
    public const string Format = "1";

    /// <summary>
    /// One shard: totals, facets and scores are exact and a refresh shows a whole state at once; a million records fit. It refreshes when we say so, so that nobody sees half of a batch.
    /// Words and titles aren't in the kept source: the store has them, and a removed person's name shall not stay in two places.
    /// </summary>
    private const string Body = $$"""
        {
          "settings": {
            "index": {
              "number_of_shards": 1,
              "auto_expand_replicas": "0-1",
              "refresh_interval": "-1",
              "analysis": {
                "filter": { "gaps": { "type": "stop", "stopwords": ["{{TermText.Gap}}"] } },
                "analyzer": { "terms": { "type": "custom", "tokenizer": "whitespace", "filter": ["gaps"] } }
              }
            }
          },
          "mappings": {
            "dynamic": "strict",
            "_source": { "excludes": ["words", "title"] },
            "properties": {
              "id": { "type": "keyword" },
              "gone": { "type": "long" },
              "kind": { "type": "keyword" },
              "title": { "type": "text", "analyzer": "terms", "norms": false, "index_options": "docs" },
              "words": { "type": "text", "analyzer": "terms", "position_increment_gap": 100 },
              "at": { "type": "geo_point" },
              "points": {
                "type": "nested",
                "properties": {
                  "at": { "type": "geo_point" },
                  "lat": { "type": "double" },
                  "lon": { "type": "double" },
                  "commune": { "type": "keyword" }
                }
              },
              "placed": { "type": "boolean" },
              "communes": { "type": "keyword" },
              "themes": { "type": "keyword" },
              "sources": { "type": "keyword" },
              "status": { "type": "keyword" },
              "occurrences": { "type": "nested", "properties": { "start": { "type": "long" }, "end": { "type": "long" } } },
              "dated": { "type": "long" },
              "expires": { "type": "integer" },
              "cursor": { "type": "long", "index": false },
              "store": { "type": "keyword", "index": false },
              "format": { "type": "keyword", "index": false }
            }
          }
        }
        """;

    /// <summary>The body of a request that makes an index.</summary>
    public static JsonObject Of()
    {
        var body = JsonNode.Parse(Body)!.AsObject();
        body["mappings"]!["properties"]!["points"]!["properties"]!["cells"] = MapCells.Mapping();
        return body;
    }
}
