<?php
// Searches from PHP with FFI: prints hits, facets, completions and events.
// usage: php search.php INDEX QUERY        (KOURYU_LIBRARY: libkouryu.so.0.1 where the loader does not find it)

/** An open index. Questions answer with what the JSON holds. */
final class Kouryu
{
    private const DECLARATIONS = '
        typedef struct kouryu_index kouryu_index;
        typedef struct kouryu_request kouryu_request;
        typedef struct kouryu_answer kouryu_answer;
        typedef struct { const char* data; size_t size; } kouryu_text;
        typedef struct {
            int32_t status; uint32_t message_size; uint32_t hint_size; char message[500]; char hint[512];
        } kouryu_error;
        uint32_t kouryu_abi_version(void);
        int kouryu_open(const char*, size_t, kouryu_index**, kouryu_error*);
        void kouryu_close(kouryu_index*);
        int kouryu_request_new(kouryu_request**, kouryu_error*);
        int kouryu_request_set(kouryu_request*, const char*, size_t, const char*, size_t, kouryu_error*);
        void kouryu_request_free(kouryu_request*);
        int kouryu_search(kouryu_index*, const kouryu_request*, kouryu_answer**, kouryu_error*);
        int kouryu_timeline(kouryu_index*, const kouryu_request*, kouryu_answer**, kouryu_error*);
        int kouryu_suggest(kouryu_index*, const char*, size_t, size_t, kouryu_answer**, kouryu_error*);
        int kouryu_document(kouryu_index*, const char*, size_t, kouryu_answer**, kouryu_error*);
        int kouryu_answer_json(const kouryu_answer*, kouryu_text*, kouryu_error*);
        void kouryu_answer_free(kouryu_answer*);';

    private FFI $c;
    private FFI\CData $index;

    public function __construct(string $path, string $library = 'libkouryu.so.0.1')
    {
        $this->c = FFI::cdef(self::DECLARATIONS, $library);
        if ($this->c->kouryu_abi_version() !== 1) {
            throw new RuntimeException('another libkouryu than this was written for');
        }
        $this->index = $this->c->new('kouryu_index*');
        $this->call('kouryu_open', $path, strlen($path), FFI::addr($this->index));
    }

    public function __destruct()
    {
        if (isset($this->index) && !FFI::isNull($this->index)) {
            $this->c->kouryu_close($this->index);
        }
    }

    /** @param array<string, string|int|list<string>> $parameters */
    public function search(array $parameters): array
    {
        return $this->askWith('kouryu_search', $parameters);
    }

    public function timeline(array $parameters): array
    {
        return $this->askWith('kouryu_timeline', $parameters);
    }

    public function suggest(string $prefix, int $limit = 10): array
    {
        return $this->ask('kouryu_suggest', $this->index, $prefix, strlen($prefix), $limit);
    }

    public function document(string $id): ?array
    {
        return $this->ask('kouryu_document', $this->index, $id, strlen($id));
    }

    private function call(string $name, mixed ...$arguments): void
    {
        $error = $this->c->new('kouryu_error');
        if ($this->c->$name(...$arguments, ...[FFI::addr($error)]) !== 0) {
            throw new RuntimeException(FFI::string($error->message) . ' ' . FFI::string($error->hint));
        }
    }

    private function ask(string $name, mixed ...$arguments): ?array
    {
        $answer = $this->c->new('kouryu_answer*');
        $text = $this->c->new('kouryu_text');
        $this->call($name, ...$arguments, ...[FFI::addr($answer)]);
        try {
            $this->call('kouryu_answer_json', $answer, FFI::addr($text));
            return json_decode(FFI::string($text->data, $text->size), true, 512, JSON_THROW_ON_ERROR);
        } finally {
            $this->c->kouryu_answer_free($answer);
        }
    }

    private function askWith(string $name, array $parameters): array
    {
        $request = $this->c->new('kouryu_request*');
        $this->call('kouryu_request_new', FFI::addr($request));
        try {
            foreach ($parameters as $key => $values) {
                foreach ((array) $values as $value) {
                    $value = (string) $value;
                    $this->call('kouryu_request_set', $request, $key, strlen($key), $value, strlen($value));
                }
            }
            return $this->ask($name, $this->index, $request);
        } finally {
            $this->c->kouryu_request_free($request);
        }
    }
}

if ($argc !== 3) {
    fwrite(STDERR, "usage: php search.php INDEX QUERY\n");
    exit(2);
}
try {
    $index = new Kouryu($argv[1], getenv('KOURYU_LIBRARY') ?: 'libkouryu.so.0.1');
    $answer = $index->search(['q' => $argv[2], 'limit' => 5, 'facets' => 'city,year']);
    echo "{$answer['total']} passages: {$answer['interpreted']}\n";
    foreach ($answer['results'] as $hit) {
        echo "{$hit['rank']} {$hit['document']['title']} {$hit['snippet']}\n";
    }
    foreach ($answer['facets'] as $field => $values) {
        echo $field, ' ', implode(' ', array_map(fn ($row) => "{$row['value']} ({$row['count']})", $values)), "\n";
    }
    foreach ($index->timeline(['q' => $argv[2], 'limit' => 5])['events'] as $event) {
        echo "{$event['begin']} {$event['text']}\n";
    }
    foreach ($index->suggest($argv[2])['suggestions'] as $word) {
        echo "{$word['kind']} {$word['text']}\n";
    }
    foreach (array_slice($answer['results'], 0, 1) as $hit) {
        echo count($index->document($hit['document']['id'])['passages']), " in it\n";
    }
} catch (RuntimeException $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(2);
}
